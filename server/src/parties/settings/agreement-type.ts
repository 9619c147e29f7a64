import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 } from "uuid";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import type { AgreementType } from "../../words/organisation-words.js";
import { FieldProblem, InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { enters, requireWriting, type StaffIdentity } from "../identity/index.js";
import { openCohorts } from "./cohorts.js";
import { ProvinceSettings } from "./settings.types.js";

const RECORDS_EXIST = "本省该届已有签约记录，就业协议书类型不可更改";

interface ProvinceRow {
  province_id: string;
  agreement_type: AgreementType | null;
  any_record: boolean;
}

/** The agreement types of a cohort: the province's own, for the ministry of all provinces in the order of their codes. */
export async function readProvinceSettings(
  em: EntityManager,
  viewer: StaffIdentity,
  cohort: number,
  now: Date,
): Promise<ProvinceSettings[]> {
  if (!enters(viewer, "EMPLOYMENT")) return [];
  const own = viewer.role === "PROVINCE" ? sql`p.id = ${viewer.provinceId}` : sql`true`;
  const rows = await query<ProvinceRow>(
    em,
    sql`select p.id as province_id, pc.agreement_type,
        exists (select from school join record r on r.school_id = school.id
          where school.province_id = p.id and r.cohort = ${cohort}) as any_record
      from province p left join province_cohort pc on pc.province_id = p.id and pc.cohort = ${cohort}
      where ${own} order by p.code`,
  );
  return rows.map((row) =>
    Object.assign(new ProvinceSettings(), {
      provinceId: row.province_id,
      cohort,
      agreementType: row.agreement_type,
      lockedReason: whyLocked(viewer, row, cohort, now),
    }),
  );
}

function whyLocked(viewer: StaffIdentity, row: ProvinceRow, cohort: number, now: Date): string | null {
  if (viewer.role !== "PROVINCE") return "就业协议书类型由省级用户设置";
  if (viewer.employmentRight !== "READ_WRITE") return "您的账号没有读写权限，只能查看";
  if (!openCohorts(now).includes(cohort)) return `${cohort}届不在可设置的毕业届别范围内，只能查看`;
  return row.any_record ? RECORDS_EXIST : null;
}

/**
 * P-10: a province chooses two-party or three-party agreements for a cohort; the choice stands from the first record of
 * that cohort in the province on.
 *
 * @throws UnknownRecord for another province; InvalidInput for a cohort that is not open; NotAllowed READ_ONLY, LOCKED.
 */
export async function setAgreementType(
  context: Context,
  viewer: StaffIdentity,
  choice: { provinceId: string; cohort: number; agreementType: AgreementType },
): Promise<ProvinceSettings> {
  requireWriting(viewer);
  if (viewer.role !== "PROVINCE" || choice.provinceId !== viewer.provinceId) throw new UnknownRecord();
  const now = context.platform.clock.now();
  if (!openCohorts(now).includes(choice.cohort)) {
    throw new InvalidInput([new FieldProblem("cohort", `${choice.cohort}届不在可设置的毕业届别范围内`)]);
  }
  return await inTransaction(context.platform, async (em) => {
    await storeChoice(em, choice);
    await audit(em, {
      at: now,
      by: viewer,
      act: "AGREEMENT_TYPE_SET",
      subject: { kind: "PROVINCE", id: choice.provinceId },
      address: context.address,
      detail: { cohort: choice.cohort, agreementType: choice.agreementType },
    });
    const [stored] = await readProvinceSettings(em, viewer, choice.cohort, now);
    if (!stored) throw new UnknownRecord();
    return stored;
  });
}

// Acts hold the row shared, so that none comes between looking for records and writing. Looked for beforehand too: once
// there are records, acts may leave no moment in which nobody holds it.
async function storeChoice(
  em: EntityManager,
  choice: { provinceId: string; cohort: number; agreementType: AgreementType },
): Promise<void> {
  const { provinceId, cohort, agreementType } = choice;
  const ofCohort = sql`province_id = ${provinceId} and cohort = ${cohort}`;
  const [chosen] = await query<{ agreement_type: AgreementType }>(
    em,
    sql`select agreement_type from province_cohort where ${ofCohort}`,
  );
  if (chosen?.agreement_type === agreementType) return;
  if (chosen) await refuseWithRecords(em, provinceId, cohort);
  await query(
    em,
    sql`insert into province_cohort (id, province_id, cohort, agreement_type)
      values (${v7()}, ${provinceId}, ${cohort}, ${agreementType})
      on conflict (province_id, cohort) do nothing`,
  );
  const [held] = await query<{ id: string; agreement_type: AgreementType }>(
    em,
    sql`select id, agreement_type from province_cohort where ${ofCohort} for update`,
  );
  if (!held || held.agreement_type === agreementType) return;
  await refuseWithRecords(em, provinceId, cohort);
  await query(em, sql`update province_cohort set agreement_type = ${agreementType} where id = ${held.id}`);
}

async function refuseWithRecords(em: EntityManager, provinceId: string, cohort: number): Promise<void> {
  const [row] = await query<{ any_record: boolean }>(
    em,
    sql`select exists (select from school join record r on r.school_id = school.id
      where school.province_id = ${provinceId} and r.cohort = ${cohort}) as any_record`,
  );
  if (row?.any_record) throw new NotAllowed("LOCKED", RECORDS_EXIST);
}
