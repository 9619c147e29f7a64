import type { EntityManager } from "@mikro-orm/postgresql";
import { hasUsccCheckDigit, minimumWage } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { type DestinationPay, payOf } from "../../flows/destination/index.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import { beijing } from "../../platform/clock.js";
import type { Platform } from "../../platform/platform.js";
import type { AnyRecordSubject } from "../../records/index.js";
import type { RegisteredEmployer } from "../../services/business-status/index.js";
import { employerOfAnyRecord } from "./employer-of-record.js";

/** What a reviewer should look at that no rule forbids: sentences in Chinese, complete. */
export async function noticesAbout(
  platform: Platform,
  em: EntityManager,
  viewer: StaffIdentity,
  subject: AnyRecordSubject,
): Promise<string[]> {
  const { record, graduate } = subject;
  const employer = await employerOfAnyRecord(em, viewer, record.id);
  const pay = payOf(platform, subject);
  return [
    ...(graduate?.documentKind === "99" ? ["毕业生的证件类型为“其他”，证件号码未经校验，请核对证件"] : []),
    ...(employer ? await aboutEmployer(em, employer) : []),
    ...(pay ? aboutPay(pay, today(platform.clock.now())) : []),
  ];
}

async function aboutEmployer(em: EntityManager, { uscc, name }: RegisteredEmployer): Promise<string[]> {
  const unusual = hasUsccCheckDigit(uscc)
    ? []
    : [`统一社会信用代码${uscc}的校验位与国家标准不符，请核对证照`];
  const [known] = await query<{ name: string }>(
    em,
    sql`select name from employer where uscc = ${uscc} and folded_name(name) <> folded_name(${name})`,
  );
  if (!known) return unusual;
  return [
    ...unusual,
    `该统一社会信用代码在平台登记的单位名称为“${known.name}”，与填报的“${name}”不一致，请核对`,
  ];
}

/** YYYY-MM-DD in Beijing. */
function today(now: Date): string {
  const { year, month, day } = beijing(now);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}`;
}

/** 教学厅函〔2021〕19号: pay reaches the minimum wage of the place; of 自由职业 department and school answer for the proofs. */
function aboutPay({ typeCode, division, amountYuan, hourly }: DestinationPay, day: string): string[] {
  const answers = typeCode === "76" ? ["通过即表示院系、学校负责人已审定并签署自由职业证明材料"] : [];
  if (division === null || amountYuan === null) return answers;
  const wage = minimumWage(division, day);
  const unit = hourly ? "元/时" : "元/月";
  if (wage === null)
    return [`工作所在地的最低工资标准未收录，填报薪酬为${amountYuan}${unit}，请核对`, ...answers];
  const least = hourly ? wage.hourlyYuan : wage.monthlyYuan;
  const standard = `工作所在地最低工资标准为${least}${unit}（${wage.from}起）`;
  return [
    amountYuan < least
      ? `填报薪酬${amountYuan}${unit}低于最低工资标准：${standard}`
      : `填报薪酬${amountYuan}${unit}；${standard}。通过即表示薪酬不低于该标准`,
    ...answers,
  ];
}
