import type { Pool } from "pg";
import { audit } from "../../audit/index.js";
import { catalogue, checkIdNumber } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { beijing, fromBeijing } from "../../platform/clock.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { isId } from "../../words/ids.js";
import { FieldProblem, InvalidInput, LimitReached } from "../../words/refusals.js";
import { type EmployerIdentity, personOfNumber, RATE_LIMITS, take } from "../identity/index.js";
import { ON_ROSTER } from "../roster/index.js";
import { Employer } from "./employer.entity.js";
import { whyMayNotInvite } from "./employer-standing.js";
import { type FindGraduateInput, GraduateHit, GraduateNotFound } from "./favourite.types.js";
import { hitToken } from "./hit-token.js";

/**
 * The exact search of F-20 by name, ID number and school: that person's living row there, else the newest. Past cohorts
 * are found too, since the favourite says why such a graduate cannot be invited. Counted per employer and Beijing day
 * whether it hits or not, and in the audit log.
 *
 * @throws NotAllowed NOT_VERIFIED, SUSPENDED; InvalidInput; LimitReached; GraduateNotFound, alike for every miss.
 */
export async function findGraduate(
  context: Context,
  viewer: EmployerIdentity,
  input: FindGraduateInput,
): Promise<GraduateHit> {
  const { platform } = context;
  const refusal = whyMayNotInvite(await context.em().findOneOrFail(Employer, viewer.employerId));
  if (refusal) throw refusal;
  const question = checked(input);
  const now = platform.clock.now();
  await takeOneOfToday(platform, viewer.employerId, now);
  const found = await lookUp(platform, viewer.employerId, question);
  await audit(platform.pool, {
    at: now,
    by: viewer,
    act: "GRADUATE_SEARCHED",
    subject: { kind: "EMPLOYER", id: viewer.employerId },
    address: context.address,
    detail: { hit: found !== undefined },
  });
  if (!found) throw new GraduateNotFound();
  return Object.assign(new GraduateHit(), {
    token: hitToken(platform.keys, viewer.employerId, found.id, now),
    name: found.name,
    idNumberMasked: found.id_number_mask,
    schoolName: found.school_name,
    educationLevelLabel: catalogue("educationLevel").label(found.education_level),
    majorName: found.major_name,
    cohort: found.cohort,
    favouriteId: found.favourite_id,
  });
}

function checked(input: FindGraduateInput): FindGraduateInput {
  const problems: FieldProblem[] = [];
  const name = input.name.trim().normalize("NFC");
  const idNumber = checkIdNumber(input.idNumber);
  if (!name) problems.push(new FieldProblem("name", "请填写学生姓名"));
  if (!input.idNumber.trim()) problems.push(new FieldProblem("idNumber", "请填写证件号码"));
  else if (!idNumber.ok) problems.push(new FieldProblem("idNumber", idNumber.reason));
  if (!isId(input.schoolId)) problems.push(new FieldProblem("schoolId", "请选择毕业院校"));
  if (problems.length > 0 || !idNumber.ok) throw new InvalidInput(problems);
  return { name, idNumber: idNumber.text, schoolId: input.schoolId };
}

/** Each Beijing day is a count of its own, so that the limit starts anew at midnight. */
async function takeOneOfToday(platform: Platform, employerId: string, now: Date): Promise<void> {
  const { year, month, day } = beijing(now);
  try {
    await take(platform, RATE_LIMITS.findGraduate, `${employerId}|${year}-${month}-${day}`, now);
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    const midnight = fromBeijing(year, month, day + 1);
    throw new LimitReached(error.code, error.message, error.limit, midnight);
  }
}

interface FoundRow {
  id: string;
  name: string;
  id_number_mask: string;
  school_name: string;
  education_level: string;
  major_name: string;
  cohort: number;
  favourite_id: string | null;
}

/** One statement for hit and miss of any kind: what is unknown takes the same way as what does not match (P-07). */
async function lookUp(
  { pool, keys }: { pool: Pool; keys: Platform["keys"] },
  employerId: string,
  question: FindGraduateInput,
): Promise<FoundRow | undefined> {
  const rows = await query<FoundRow>(
    pool,
    sql`select g.id, g.name, g.id_number_mask, school.name as school_name, g.education_level, g.major_name,
        g.cohort, f.id as favourite_id
      from graduate g join school on school.id = g.school_id
        left join favourite f on f.employer_id = ${employerId} and f.graduate_id = g.id
      where g.person_id = ${personOfNumber(keys.blindIndex("idNumber", question.idNumber))} and g.school_id = ${question.schoolId} and g.name = ${question.name} and ${ON_ROSTER}
      order by g.living desc, g.cohort desc, g.stage, g.id desc limit 1`,
    { name: "find-graduate" },
  );
  return rows[0];
}
