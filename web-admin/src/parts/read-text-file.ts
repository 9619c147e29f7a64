/** As much as a list of a few hundred organisations can need. */
const mostBytes = 1024 * 1024;

/** The file's text, or why it cannot be taken, in words. */
export type ReadText = { text: string } | { problem: string };

/** Reads a table saved as text, in UTF-8 or, as older office programs save it, in GB18030. */
export async function readTextFile(file: File): Promise<ReadText> {
  if (!/\.(csv|txt)$/i.test(file.name)) {
    return { problem: "仅支持 CSV 或 TXT 文件；电子表格可另存为 CSV，或直接复制粘贴到下方。" };
  }
  if (file.size > mostBytes) return { problem: "文件超过 1 MB，请分批导入。" };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { problem: "文件不能读取，请重新选择。" };
  const text = decode(bytes, "utf-8") ?? decode(bytes, "gb18030");
  // What no table as text has: the file is something else under a wrong name.
  if (text === null || text.includes("\u0000")) {
    return { problem: "文件不是文本格式，请将电子表格另存为 CSV 后重新选择。" };
  }
  return { text };
}

function decode(bytes: ArrayBuffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
