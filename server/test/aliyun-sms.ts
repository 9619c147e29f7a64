import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AliyunSms } from "../src/platform/config.js";

/** How the fake gateway meets one `SendSms`; `take…` ones take the message before whatever comes of the answer. */
export type Behaviour =
  | "take"
  | "take, then drop the line"
  | "take, then hang"
  | "drop the line"
  | "500"
  | "garbage"
  | "empty answer"
  | `refuse ${string}`;

export interface TakenSms {
  mobile: string;
  template: string;
  variables: Record<string, string>;
  outId: string;
  day: string;
}

/** A server that speaks the RPC of 阿里云短信服务 as far as we use it, signatures checked by a reading of its own. */
export interface FakeAliyun {
  account: AliyunSms;
  /** What it took, in order: each of these a person would have received. */
  taken: TakenSms[];
  /** Actions that were asked for, in order. */
  asked: string[];
  /** Meets the next sendings so, one after another; then takes. */
  next(...behaviours: Behaviour[]): void;
  /** Whether its records tell of what it took; they are behind at first. */
  recordsTell: boolean;
  /** Called when it has taken a message, before it answers. */
  onTaken: (() => void) | null;
  close(): Promise<void>;
}

export async function startFakeAliyun(): Promise<FakeAliyun> {
  const behaviours: Behaviour[] = [];
  const server = createServer((request, response) => {
    void read(request).then((form) => answer(fake, behaviours, form, request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (typeof bound !== "object" || !bound) throw new Error("No address");
  const fake: FakeAliyun = {
    account: {
      endpoint: `http://127.0.0.1:${bound.port}`,
      keyId: "test-key",
      keySecret: "test&secret",
      signName: "就业平台",
      templateCodes: {
        SIGNING_CHANGED: "SMS_1",
        DESTINATION_CHANGED: "SMS_2",
        STAMP_LINK: "SMS_3",
        CODE: "SMS_CODE",
        ACCOUNT_RELEASED: "SMS_RELEASED",
        USERNAME: "SMS_USERNAME",
        EMPLOYER_ACCOUNT_RELEASED: "SMS_7",
        ACCOUNT_OFFER: "SMS_ACCOUNT_OFFER",
        ORGANISATION_DECIDED: "SMS_DECIDED",
      },
    },
    taken: [],
    asked: [],
    next: (...more) => void behaviours.push(...more),
    recordsTell: true,
    onTaken: null,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

async function read(request: IncomingMessage): Promise<URLSearchParams> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body);
}

/** By the provider's description: sorted, RFC 3986, `POST&%2F&…`, HMAC-SHA1 with the secret and an ampersand. */
function signatureOf(form: URLSearchParams, secret: string): string {
  const rfc3986 = (text: string) =>
    [...Buffer.from(text, "utf8")]
      .map((byte) => {
        const character = String.fromCharCode(byte);
        return /[A-Za-z0-9\-_.~]/.test(character)
          ? character
          : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
      })
      .join("");
  const pairs = [...form].filter(([name]) => name !== "Signature").sort(([a], [b]) => (a < b ? -1 : 1));
  const canonical = pairs.map(([name, value]) => `${rfc3986(name)}=${rfc3986(value)}`).join("&");
  return createHmac("sha1", `${secret}&`)
    .update(`POST&%2F&${rfc3986(canonical)}`)
    .digest("base64");
}

function answer(
  fake: FakeAliyun,
  behaviours: Behaviour[],
  form: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const say = (status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  const action = form.get("Action") ?? "";
  fake.asked.push(action);
  if (request.method !== "POST" || form.get("AccessKeyId") !== fake.account.keyId) {
    say(404, { Code: "InvalidAccessKeyId.NotFound", Message: "…", RequestId: "1" });
  } else if (form.get("Signature") !== signatureOf(form, fake.account.keySecret)) {
    say(400, { Code: "SignatureDoesNotMatch", Message: "…", RequestId: "1" });
  } else if (action === "QuerySendDetails") say(200, recordsOf(fake, form));
  else meet(fake, behaviours.shift() ?? "take", form, response, say);
}

function meet(
  fake: FakeAliyun,
  behaviour: Behaviour,
  form: URLSearchParams,
  response: ServerResponse,
  say: (status: number, body: unknown) => void,
): void {
  if (behaviour.startsWith("take")) {
    fake.taken.push({
      mobile: form.get("PhoneNumbers") ?? "",
      template: form.get("TemplateCode") ?? "",
      variables: JSON.parse(form.get("TemplateParam") ?? "{}") as Record<string, string>,
      outId: form.get("OutId") ?? "",
      day: beijingDay(form.get("Timestamp") ?? ""),
    });
    fake.onTaken?.();
  }
  if (behaviour.endsWith("drop the line")) response.destroy();
  else if (behaviour === "500") say(503, { Code: "ServiceUnavailable", Message: "…", RequestId: "1" });
  else if (behaviour === "garbage") response.writeHead(200).end("<html>502 Bad Gateway</html>");
  else if (behaviour === "empty answer") say(200, {});
  else if (behaviour.startsWith("refuse ")) {
    // As the real one: the text of an error repeats the number.
    say(200, { Code: behaviour.slice(7), Message: `${form.get("PhoneNumbers")} is refused`, RequestId: "1" });
  } else if (behaviour === "take") {
    say(200, { Code: "OK", Message: "OK", RequestId: "1", BizId: `biz-${fake.taken.length}` });
  }
}

function recordsOf(fake: FakeAliyun, form: URLSearchParams): object {
  const size = Number(form.get("PageSize"));
  const from = (Number(form.get("CurrentPage")) - 1) * size;
  const found = fake.taken.filter(
    ({ mobile, day }) =>
      fake.recordsTell && mobile === form.get("PhoneNumber") && day === form.get("SendDate"),
  );
  return {
    Code: "OK",
    Message: "OK",
    RequestId: "1",
    TotalCount: found.length,
    SmsSendDetailDTOs: {
      SmsSendDetailDTO: found
        .slice(from, from + size)
        .map(({ mobile, outId }) => ({ PhoneNum: mobile, OutId: outId, SendStatus: 1 })),
    },
  };
}

function beijingDay(timestamp: string): string {
  return new Date(Date.parse(timestamp) + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll("-", "");
}
