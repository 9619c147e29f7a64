import { extractText } from "unpdf";

/**
 * The text of a PDF, without any white space: where a line was broken says nothing about what was printed,
 * so search it for texts without spaces. Every page is included.
 */
export async function extractPdfText(pdf: Buffer): Promise<string> {
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: true });
  return text.replace(/\s+/gu, "");
}
