import type { EntityManager } from "@mikro-orm/postgresql";
import { hasUsccCheckDigit, payBesideMinimum } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { type DestinationPay, payOf } from "../../flows/destination/index.js";
import { beijingText } from "../../platform/clock.js";
import type { Platform } from "../../platform/platform.js";
import type { AnyRecordSubject } from "../../records/index.js";
import type { RegisteredEmployer } from "../../services/business-status/index.js";

/** What a reviewer should look at that no rule forbids: sentences in Chinese, complete. */
export async function noticesAbout(
  platform: Platform,
  em: EntityManager,
  subject: AnyRecordSubject,
  employer: RegisteredEmployer | null,
): Promise<string[]> {
  const { graduate } = subject;
  const pay = payOf(platform, subject);
  return [
    ...(graduate?.documentKind === "99" ? ["毕业生的证件类型为「其他」，证件号码未经校验，请核对证件"] : []),
    ...(employer ? await aboutEmployer(em, employer, subject.employerSuspended) : []),
    ...(pay ? aboutPay(pay, beijingText(platform.clock.now()).slice(0, 10)) : []),
  ];
}

async function aboutEmployer(
  em: EntityManager,
  { uscc, name }: RegisteredEmployer,
  suspended: boolean,
): Promise<string[]> {
  const [known] = await query<{ name: string; other: boolean; suspended: boolean }>(
    em,
    sql`select name, folded_name(name) <> folded_name(${name}) as other, suspended_at is not null as suspended
      from employer where uscc = ${uscc} and merged_into is null`,
    { name: "employer-known-by-code" },
  );
  return [
    ...(suspended || known?.suspended ? [SUSPENDED] : []),
    ...(hasUsccCheckDigit(uscc) ? [] : [`统一社会信用代码${uscc}的校验位与国家标准不符，请核对证照`]),
    ...(known?.other
      ? [`该统一社会信用代码在平台登记的单位名称为「${known.name}」，与填报的「${name}」不一致，请核对`]
      : []),
  ];
}

/** F-76: reviews go on. */
const SUSPENDED = "该用人单位已被平台暂停使用；审核可照常进行，请向毕业生和单位核实后再作决定";

/** 教学厅函〔2021〕19号: pay reaches the minimum wage of the place. */
function aboutPay({ division, pay }: DestinationPay, day: string): string[] {
  return division && pay ? [payBesideMinimum(pay, division, day).text] : [];
}
