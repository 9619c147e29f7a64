/** The id of the sheet that was checked, or why there is none. */
export type Uploaded = { id: string } | { message: string };

/** Sends a spreadsheet as it is; nothing is searched yet. Never throws. */
export async function uploadSheet(file: File): Promise<Uploaded> {
  try {
    const response = await fetch("/employer/graduate-sheets", {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "apollo-require-preflight": "true",
        "x-file-name": encodeURIComponent(file.name),
      },
      body: file,
    });
    const answer = (await response.json()) as { id?: string; message?: string };
    if (response.ok && answer.id) return { id: answer.id };
    return { message: answer.message || "系统处理出现问题，请稍后重试。" };
  } catch {
    return { message: "网络连接失败，请检查网络后重试。" };
  }
}
