/*
 * The text of a 常用语 and what stands in braces in it. It is checked when it is saved, so that nothing half filled can
 * ever be inserted into a reason.
 */

/** What may stand in braces. */
export const PLACEHOLDERS = ["姓名", "学号", "院系", "专业", "单位"] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const LONGEST = 300;
const KNOWN: ReadonlySet<string> = new Set(PLACEHOLDERS);
const LISTED = PLACEHOLDERS.map((name) => `{${name}}`).join("、");

/** What is wrong with a text; null when it may be saved. */
export function phraseProblem(text: string): string | null {
  if (!text) return "请填写常用语";
  const length = [...text].length;
  if (length > LONGEST) return `常用语最多${LONGEST}个字，您填写了${length}个字，请删减`;
  if (/[｛｝]/.test(text)) return `占位符请使用半角花括号，可用：${LISTED}`;
  for (const [, name = ""] of text.matchAll(/\{([^{}]*)\}/g)) {
    if (!KNOWN.has(name)) return `没有「{${name}}」这个占位符，可用：${LISTED}`;
  }
  if (/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, ""))) return `花括号没有成对，占位符应写成：${LISTED}`;
  return null;
}

/** The text with every placeholder filled; null where one has no value: then it is not offered at all. */
export function filledPhrase(
  text: string,
  values: Readonly<Partial<Record<Placeholder, string | null>>>,
): string | null {
  let isWhole = true;
  const filled = text.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = values[name as Placeholder];
    if (!value) isWhole = false;
    return value ?? "";
  });
  return isWhole ? filled : null;
}
