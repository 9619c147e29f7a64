/** As much as the server takes. */
const mostBytes = 40 * 1024 * 1024;

/** The upload's id, or why there is none, in words. */
export type SentRoster = { id: string } | { problem: string };

/**
 * Sends a roster file for its dry run; `onProgress` is told how much of it has left, 0–100. Never throws: every
 * failure comes back in words.
 */
export async function sendRoster(
  file: File,
  cohort: number,
  onProgress: (percent: number) => void,
): Promise<SentRoster> {
  if (!/\.(xlsx|csv)$/i.test(file.name)) return { problem: "仅支持 XLSX 或 CSV 格式的文件。" };
  if (file.size > mostBytes) return { problem: "文件超过 40 MB，请删除多余的工作表、空行后重新上传。" };
  return await new Promise((resolve) => {
    // fetch does not tell how much has been sent.
    const request = new XMLHttpRequest();
    request.open("POST", `${import.meta.env.BASE_URL}roster-uploads?cohort=${cohort}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("apollo-require-preflight", "1");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100));
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    request.onerror = () => resolve({ problem: "网络连接失败，文件未上传，请检查网络后重试。" });
    request.send(file);
  });
}

/** What the server's answer means. */
export function readAnswer(status: number, text: string): SentRoster {
  if (status === 401) return { problem: "登录已失效，请重新登录后再次上传。" };
  const answer = parse(text);
  if (status === 202 && typeof answer.id === "string") return { id: answer.id };
  return { problem: typeof answer.message === "string" ? answer.message : "文件上传未成功，请稍后重试。" };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    // Not ours: a proxy's page.
    return {};
  }
}
