import type { BegunUpload } from "@gd/web-kit";

/** What the server tells the holder of a link (F-32); OPEN alone lets them do anything. */
export interface LinkPage {
  state: "OPEN" | "SUBMITTED" | "SIGNED" | "MOVED_ON" | "EXPIRED" | "REPLACED" | "FROZEN";
  message: string | null;
  agreement: {
    school: string;
    graduate: string;
    employer: string;
    position: string | null;
    expiresAt: string;
    returnReason: string | null;
  } | null;
  documentUrl: string | null;
  uploads: LinkUpload[];
  mostFiles: number;
}

export interface LinkUpload {
  id: string;
  fileName: string;
  state: "WAITING" | "COMPLETE";
  kind: "JPEG" | "PNG" | "WEBP" | "PDF" | null;
  warnings: { code: string; message: string }[];
  url: string | null;
  thumbnailUrl: string | null;
}

export interface LinkRefusal {
  code: string;
  message: string;
}

/** The token is what stands after the hash: browsers send it to nobody by themselves. */
export function tokenOf(hash: string): string {
  return hash.replace(/^#/, "");
}

/** One question to the server with the link as the only proof. @throws when the line is broken or the server busy. */
async function ask<T>(token: string, method: string, path: string, body?: object): Promise<T | LinkRefusal> {
  const response = await fetch(`/stamp-link/${path}`, {
    method,
    headers: { "x-stamp-link": token, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer as T;
  if (response.status < 500 && isRefusal(answer)) return answer;
  throw new Error(`The server answered ${response.status}`);
}

export function isRefusal(answer: unknown): answer is LinkRefusal {
  return typeof answer === "object" && answer !== null && "code" in answer && "message" in answer;
}

export function readPage(token: string): Promise<LinkPage | LinkRefusal> {
  return ask<LinkPage>(token, "GET", "page");
}

export async function beginUpload(
  token: string,
  file: { id: string; name: string; bytes: number },
): Promise<BegunUpload<LinkUpload>> {
  const input = { id: file.id, fileName: file.name, bytes: file.bytes };
  const answer = await ask<{ putUrl: string; alreadyDone: boolean; upload: LinkUpload }>(
    token,
    "POST",
    "uploads",
    input,
  );
  return isRefusal(answer) ? { refusal: answer } : answer;
}

export function removeUpload(token: string, id: string): Promise<LinkPage | LinkRefusal> {
  return ask<LinkPage>(token, "DELETE", `uploads/${id}`);
}

export function submit(token: string, uploadIds: readonly string[]): Promise<LinkPage | LinkRefusal> {
  return ask<LinkPage>(token, "POST", "submit", { uploadIds });
}
