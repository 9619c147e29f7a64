/** By letter, the first character that a dictionary ordered by 拼音 has under it. */
const FIRST: readonly [letter: string, character: string][] = [
  ..."a阿b八c嚓d哒e妸f发g旮h哈j讥k咔l垃m妈n拏o噢p妑q七r呥s仨t他w穵x夕y丫z帀",
].reduce<[string, string][]>((pairs, character, at, all) => {
  if (at % 2 === 0) pairs.push([character, all[at + 1] ?? ""]);
  return pairs;
}, []);

/** ICU's order by 拼音, which Node brings along: no table of 20,000 characters is needed. */
const byPinyin = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

/** Words that are not read as their characters usually are. */
const READ_OTHERWISE: Readonly<Record<string, string>> = {
  重庆: "cq",
  厦门: "xm",
  六安: "la",
  六合: "lh",
  番禺: "py",
  单县: "sx",
  尉犁: "yl",
  蔚县: "yx",
  东阿: "de",
  涡阳: "gy",
  荥经: "yj",
  洪洞: "ht",
  会计: "kj",
  银行: "yh",
  行业: "hy",
  朝鲜: "cx",
};
const otherwise = new RegExp(Object.keys(READ_OTHERWISE).join("|"), "g");

/** The first letters of a text's 拼音, in small letters, e.g. 昆明市 → kms; what has no 拼音 but letters and digits is left out. */
export function pinyinInitials(text: string): string {
  const read = text.replace(otherwise, (word) => READ_OTHERWISE[word] ?? word);
  return Array.from(read, initialOf).join("");
}

function initialOf(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase();
  if (!/\p{Script=Han}/u.test(character)) return "";
  let found = "";
  for (const [letter, first] of FIRST) {
    if (byPinyin.compare(first, character) > 0) break;
    found = letter;
  }
  return found;
}
