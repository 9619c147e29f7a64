import { createHmac, randomUUID } from "node:crypto";
import { z } from "zod";
import { beijing, type Clock } from "../../../platform/clock.js";
import type { AliyunSms } from "../../../platform/config.js";
import { type OutgoingSms, type SmsGateway, SmsNotTaken, SmsRefused } from "./gateway.js";

const TIMEOUT_MS = 10_000;

/** Its records are some seconds behind; a request that hung may arrive late as well. */
const SETTLES_AFTER_MS = 10 * 60_000;

/** Most entries of one page of records, and how many pages are looked through: more than one mobile may get a day. */
const PAGE = 50;
const MOST_PAGES = 4;

/** What no later try can change, by the gateway's code; every other code may be mended by it or by the operator. */
const FINAL: Readonly<Record<string, string>> = {
  "isv.MOBILE_NUMBER_ILLEGAL": "手机号码无效",
  "isv.BLACK_KEY_CONTROL_LIMIT": "内容含有短信网关禁止的词语",
  "isv.PARAM_LENGTH_LIMIT": "内容超过短信网关的长度限制",
  "isv.PARAM_NOT_SUPPORT_URL": "短信网关不接受内容中的链接",
  "isv.INVALID_JSON_PARAM": "短信网关不接受内容的格式",
  "isv.TEMPLATE_MISSING_PARAMETERS": "内容与短信模板不符",
  "isv.TEMPLATE_PARAMS_ILLEGAL": "内容与短信模板不符",
};

/** Failures of the gateway inside: it does not say whether the message went out. */
const UNSURE = ["isp.SYSTEM_ERROR", "InternalError", "ServiceUnavailable"];

/** Its message is left out wherever it goes on: it may repeat the mobile number. */
const answer = z.object({ Code: z.string().max(100), BizId: z.string().max(200).optional() });

const records = answer.extend({
  SmsSendDetailDTOs: z
    .object({ SmsSendDetailDTO: z.array(z.object({ OutId: z.string().optional() })) })
    .optional(),
});

/**
 * 阿里云短信服务, API 2017-05-25 in RPC style, signed with HMAC-SHA1. `SendSms` knows no idempotency key; our id goes
 * along as OutId, by which `QuerySendDetails` tells what was taken.
 */
export class AliyunSmsGateway implements SmsGateway {
  readonly settlesAfterMs = SETTLES_AFTER_MS;

  constructor(
    private readonly account: AliyunSms,
    private readonly clock: Clock,
    private readonly timeoutMs: number = TIMEOUT_MS,
  ) {}

  async send(sms: OutgoingSms): Promise<string> {
    const { Code, BizId } = answer.parse(
      await this.#call("SendSms", {
        PhoneNumbers: sms.mobile,
        SignName: this.account.signName,
        TemplateCode: this.account.templateCodes[sms.template],
        TemplateParam: JSON.stringify(sms.variables),
        OutId: sms.id,
      }),
    );
    if (Code === "OK") return BizId ?? sms.id;
    if (UNSURE.includes(Code)) throw new Error(`The SMS gateway failed: ${Code}`);
    const final = FINAL[Code];
    if (final) throw new SmsRefused(`${final}（${Code}）`);
    throw new SmsNotTaken(`短信网关暂未接受（${Code}）`);
  }

  async find(sms: OutgoingSms, triedAt: Date): Promise<string | null> {
    // A try just before midnight may be kept under the next day.
    const days = new Set([day(triedAt), day(new Date(triedAt.getTime() + SETTLES_AFTER_MS))]);
    for (const SendDate of days) {
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const found = records.parse(
          await this.#call("QuerySendDetails", {
            PhoneNumber: sms.mobile,
            SendDate,
            PageSize: String(PAGE),
            CurrentPage: String(page),
          }),
        );
        if (found.Code !== "OK") throw new Error(`The SMS gateway told nothing: ${found.Code}`);
        const sent = found.SmsSendDetailDTOs?.SmsSendDetailDTO ?? [];
        if (sent.some(({ OutId }) => OutId === sms.id)) return sms.id;
        if (sent.length < PAGE) break;
      }
    }
    return null;
  }

  /** One signed request. @throws {SmsNotTaken} when nobody was there to take it; else anything for no answer. */
  async #call(action: string, given: Record<string, string>): Promise<unknown> {
    const body = signed(this.account, this.clock.now(), { Action: action, ...given });
    const response = await fetch(this.account.endpoint, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(this.timeoutMs),
    }).catch((error: unknown) => {
      if (neverArrived(error)) throw new SmsNotTaken("无法连接短信网关");
      throw new Error("The SMS gateway did not answer");
    });
    if (response.status >= 500) {
      await response.body?.cancel();
      throw new Error(`The SMS gateway answered ${response.status}`);
    }
    return await response.json().catch(() => {
      throw new Error("The SMS gateway answered garbage");
    });
  }
}

/** The form of a request, signed as the RPC style has it. */
export function signed(account: AliyunSms, now: Date, given: Record<string, string>): string {
  const all: Record<string, string> = {
    AccessKeyId: account.keyId,
    Format: "JSON",
    RegionId: "cn-hangzhou",
    SignatureMethod: "HMAC-SHA1",
    SignatureNonce: randomUUID(),
    SignatureVersion: "1.0",
    Timestamp: now.toISOString().replace(/\.\d+Z$/, "Z"),
    Version: "2017-05-25",
    ...given,
  };
  const query = Object.keys(all)
    .sort()
    .map((name) => `${encode(name)}=${encode(all[name] ?? "")}`)
    .join("&");
  const signature = createHmac("sha1", `${account.keySecret}&`)
    .update(`POST&${encode("/")}&${encode(query)}`)
    .digest("base64");
  return `${query}&Signature=${encode(signature)}`;
}

/** RFC 3986, which encodes more than `encodeURIComponent` does. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function day(at: Date): string {
  const { year, month, day } = beijing(at);
  return `${year}${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}`;
}

function neverArrived(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: unknown } };
  return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"].includes(String(cause?.code));
}
