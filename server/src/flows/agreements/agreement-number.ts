import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import type { SigningSubject } from "./signing-subject.js";

/**
 * 协议编号 (D-05): graduating year (4) + school code (5) + level digit (1) + running number (6) + check digit (1).
 * Unique; gaps are possible, since a number given in a transaction that fails is not given again. The level digit is
 * the first of the 学历层次 code, as in the official example.
 */
export async function nextAgreementNumber(em: EntityManager, subject: SigningSubject): Promise<string> {
  const { record, graduate } = subject;
  const levelDigit = graduate.educationLevel.charAt(0);
  const [row] = await query<{ last: number }>(
    em,
    sql`
      insert into agreement_number (cohort, school_id, level, last)
      values (${record.cohort}, ${record.school.id}, ${levelDigit}, 1)
      on conflict (cohort, school_id, level) do update set last = agreement_number.last + 1
      returning last`,
    { name: "agreement-number" },
  );
  if (!row) throw new Error("No agreement number given");
  return composeAgreementNumber(record.cohort, record.school.getEntity().code, levelDigit, row.last);
}

/** @throws when the school has used up its million numbers of the year and level. */
export function composeAgreementNumber(
  cohort: number,
  schoolCode: string,
  levelDigit: string,
  running: number,
): string {
  if (running > 999_999)
    throw new Error(`School ${schoolCode} has used up its agreement numbers of ${cohort}`);
  const body = `${cohort}${schoolCode}${levelDigit}${String(running).padStart(6, "0")}`;
  return body + luhnDigit(body);
}

/** Finds every single wrong digit and nearly every swap of neighbours. */
export function luhnDigit(digits: string): string {
  let sum = 0;
  [...digits].reverse().forEach((digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return String((10 - (sum % 10)) % 10);
}
