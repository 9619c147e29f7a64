import { receivedSms } from "../src/services/notifications/sms/embedded.js";
import type { TestApp } from "./app.js";
import { newId, type TestGraduate } from "./factories.js";
import { doesOffline } from "./offline.js";
import { putBytes } from "./uploading.js";

export const EMPLOYER_MOBILE = "13900000321";

/** What the link's route answers, as JSON: the page, a slot for a file, or why not. */
export interface LinkAnswer {
  status: number;
  code: string;
  state: string;
  documentUrl: string;
  uploads: { id: string; state: string; thumbnailUrl: string }[];
  putUrl: string;
  upload: { id: string };
  agreement: object | null;
}

/** What the holder of a link sees and does, from a phone that never signed in. */
export interface LinkHolder {
  token: string;
  /** Status and body of the page's question. */
  page(): Promise<LinkAnswer>;
  begin(wish?: { id?: string; fileName?: string; bytes?: number }): Promise<LinkAnswer>;
  /** Begins and sends a file: its id; insists that it was taken. */
  upload(bytes: Buffer): Promise<string>;
  remove(id: string): Promise<LinkAnswer>;
  submit(uploadIds: readonly string[]): Promise<LinkAnswer>;
}

/** Has a link sent, a minute after the last, and reads it from the SMS. */
export async function aLink(
  on: TestApp,
  graduate: TestGraduate,
  recordId: string,
  mobile: string = EMPLOYER_MOBILE,
): Promise<LinkHolder> {
  on.clock.advance(61);
  await doesOffline(on, graduate, "sendStampLink", { id: recordId, mobile });
  return holderOf(on, await lastToken(on, mobile));
}

/** The token of the newest SMS to a number. */
export async function lastToken(on: TestApp, mobile: string): Promise<string> {
  await on.runOutbox();
  const { rows } = await receivedSms.page(
    on.platform,
    { role: "DEVELOPER" },
    { to: mobile },
    { first: 1, after: null },
  );
  const token = /corp-link#([\w-]+)/.exec(rows[0]?.text ?? "")?.[1];
  if (!token) throw new Error(`No link in ${rows[0]?.text}`);
  return token;
}

export function holderOf(on: TestApp, token: string, address = "203.0.113.7"): LinkHolder {
  const ask = async (method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<LinkAnswer> => {
    const response = await on.app.inject({
      method,
      url: `/stamp-link/${path}`,
      headers: { "x-stamp-link": token },
      remoteAddress: address,
      ...(body && { payload: body }),
    });
    return { status: response.statusCode, ...response.json() };
  };
  const begin: LinkHolder["begin"] = ({ id = newId(), fileName = "第1页.jpg", bytes = 1000 } = {}) =>
    ask("POST", "uploads", { id, fileName, bytes });
  return {
    token,
    page: () => ask("GET", "page"),
    begin,
    remove: (id) => ask("DELETE", `uploads/${id}`),
    submit: (uploadIds) => ask("POST", "submit", { uploadIds }),
    async upload(bytes) {
      const slot = await begin();
      if (!slot.putUrl) throw new Error(`No slot: ${JSON.stringify(slot)}`);
      const { statusCode, body } = await putBytes(on, null, slot.putUrl, bytes);
      if (statusCode !== 200) throw new Error(`Not uploaded: ${body}`);
      return slot.upload.id;
    },
  };
}
