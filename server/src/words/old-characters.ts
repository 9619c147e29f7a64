/**
 * Characters that stand for others, as runs of neighbouring code points: [the first, what each of them means]. All are one
 * character as people see it, and none is ever meant where it stands in a name.
 */
const RUNS: readonly (readonly [first: number, meant: string])[] = [
  // Private use of GBK and GB 18030-2000, whose characters Unicode took up later (GB 18030-2005, 2022): vertical
  // punctuation, two letters of pinyin, marks of ideographic description, and the 80 of FE50…FEA0, such as FE9F, the 䶮
  // of older systems. The other points of these blocks have no standard character: users drew their own.
  [0xe78d, "︐︒︑︓︔︕︖︗︘︙"],
  [0xe7c7, "ḿǹ"],
  [0xe7e7, "〾⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻"],
  [
    0xe815,
    "⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻",
  ],
  // CJK Radicals Supplement, which PDF readers hand out for whole characters: Unicode's Equivalent_Unified_Ideograph.
  [
    0x2e81,
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
  ],
];

/** The character that an old or a look-alike one means, by the former. */
export const MEANT: ReadonlyMap<string, string> = new Map([...oldOnes(), ...kangxiRadicals()]);

function oldOnes(): [string, string][] {
  const meant = RUNS.flatMap(([first, run]) =>
    Array.from(run, (character, at): [string, string] => [String.fromCodePoint(first + at), character]),
  );
  const known = new Map(meant);
  // ⺁ (U+2E81), which GB 18030 gives to a private point, is itself a radical.
  return meant.map(([old, character]) => [old, known.get(character) ?? character]);
}

/** Unicode decomposes all 214 to their ideographs, but only in the compatibility form that names must never be given. */
function kangxiRadicals(): [string, string][] {
  return Array.from({ length: 214 }, (_, at) => String.fromCodePoint(0x2f00 + at)).map((radical) => [
    radical,
    radical.normalize("NFKC"),
  ]);
}
