/** A name as a roster brings it, and as its bearer or an employer types it. */
export interface WrittenName {
  kind: string;
  roster: string;
  typed: string;
}

const FIRST = [..."艾买阿古努热玛依帕吐迪赛卡其巴"];
const LAST = [..."江力木提山丽娜古兰丹姆别克汗娅"];
const RARE = ["䶮", "㛃", "𠮷", "𫖯", "𬭚", "𬱟", "䢺", "龢", "𡐓", "﨏", "﨑", "﨔"];

/** Dots that people type for the middle dot of a name. */
const DOTS = [..."·•‧・･⋅∙●．."];

const KINDS: readonly ((number: number) => WrittenName)[] = [
  (n) => {
    const [own, father] = parts(n);
    return { kind: "dots", roster: `${own}${dot(n)}${father}`, typed: `${own}${dot(n + 3)}${father}` };
  },
  (n) => ({ kind: "private use of GBK", roster: `段\ue863${LAST[n % 15]}`, typed: `段䶮${LAST[n % 15]}` }),
  (n) => ({ kind: "private use, typed", roster: `段䶮${FIRST[n % 15]}`, typed: `段\ue863${FIRST[n % 15]}` }),
  (n) => ({ kind: "compatibility", roster: `李\uf9dc${LAST[n % 15]}`, typed: `李隆${LAST[n % 15]}` }),
  (n) => ({
    kind: "compatibility of plane 2",
    roster: `王\u{2f81a}${LAST[n % 15]}`,
    typed: `王冬${LAST[n % 15]}`,
  }),
  (n) => ({ kind: "Kangxi radicals", roster: `\u2f29${FIRST[n % 15]}\u2f83`, typed: `小${FIRST[n % 15]}自` }),
  (n) => ({
    kind: "radicals of PDF readers",
    roster: `\u2ee2${LAST[n % 15]}\u2ef0`,
    typed: `马${LAST[n % 15]}龙`,
  }),
  (n) => ({
    kind: "unseen marks",
    roster: `\u202d张\u200b${LAST[n % 15]}\u202c`,
    typed: `张${LAST[n % 15]}\ufeff`,
  }),
  (n) => {
    const rare = RARE[n % RARE.length] ?? "";
    return {
      kind: "rare characters",
      roster: `杨${rare}${FIRST[n % 15]}`,
      typed: `杨${rare}${FIRST[n % 15]}`,
    };
  },
  (n) => ({
    kind: "Latin letters",
    roster: `MARIA JOSE\u0301 ${letters(n)}`,
    typed: `Maria José-${letters(n).toLowerCase()}`,
  }),
  (n) => ({ kind: "full width", roster: `ＡＮＮＡ　${letters(n)}`, typed: `ANNA ${letters(n)}` }),
  (n) => ({ kind: "variation selectors", roster: `葛\u{e0100}${LAST[n % 15]}`, typed: `葛${LAST[n % 15]}` }),
];

/** So many names of every kind of F-98, in turn. */
export function writtenNames(count: number): WrittenName[] {
  return Array.from({ length: count }, (_, number) => {
    const kind = KINDS[number % KINDS.length];
    if (!kind) throw new Error("There are kinds of names");
    return kind(Math.floor(number / KINDS.length));
  });
}

function parts(n: number): [string, string] {
  return [`${FIRST[n % 15]}依努尔`, `${LAST[(n * 7) % 15]}买提`];
}

function dot(n: number): string {
  return DOTS[n % DOTS.length] ?? "";
}

function letters(n: number): string {
  return String.fromCharCode(65 + (n % 26), 65 + ((n * 5) % 26));
}
