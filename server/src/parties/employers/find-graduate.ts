import type { Pool } from "pg";
import { audit } from "../../audit/index.js";
import { catalogue, checkDocumentNumber } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { isId } from "../../words/ids.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { tidyName } from "../../words/tidy-text.js";
import {
  DAILY_LIMITS,
  type EmployerIdentity,
  giveBackToday,
  leftToday,
  personOfNumber,
  takeToday,
} from "../identity/index.js";
import { ON_ROSTER } from "../roster/index.js";
import { Employer } from "./employer.entity.js";
import { whyMayNotInvite } from "./employer-standing.js";
import { type FindGraduateInput, GraduateHit, GraduateNotFound } from "./favourite.types.js";
import { hitToken } from "./hit-token.js";

/**
 * The exact search of F-20 by name, ID number and school: that person's living row there, else the newest. Past cohorts
 * are found too, since the favourite says why such a graduate cannot be invited. Counted per employer and Beijing day,
 * hits and misses apart (P-15), and in the audit log.
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
  const now = platform.clock.now();
  const found = await searchGraduate(platform, viewer, checked(input), context.address);
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

/**
 * The search itself, of one question that was checked: counted and audited, whether it was typed or stood in a sheet.
 *
 * @throws LimitReached, before it is known whether it would hit.
 */
export async function searchGraduate(
  platform: Platform,
  viewer: EmployerIdentity,
  question: GraduateSought,
  address: string | null,
): Promise<FoundGraduate | undefined> {
  const now = platform.clock.now();
  const found = await countingToday(platform, viewer.employerId, now, () =>
    lookUp(platform, viewer.employerId, question),
  );
  await audit(platform.pool, {
    at: now,
    by: viewer,
    act: "GRADUATE_SEARCHED",
    subject: { kind: "EMPLOYER", id: viewer.employerId },
    address,
    detail: { hit: found !== undefined },
  });
  return found;
}

/** How many may be found, and how many missed, today still (P-15). */
export async function searchesLeft(
  platform: Platform,
  { employerId }: EmployerIdentity,
): Promise<{ found: number; missed: number }> {
  const { graduatesFound, searchesMissed } = DAILY_LIMITS;
  const now = platform.clock.now();
  return {
    found: await leftToday(platform, graduatesFound, employerId, now),
    missed: await leftToday(platform, searchesMissed, employerId, now),
  };
}

function checked(input: FindGraduateInput): GraduateSought {
  const problems: FieldProblem[] = [];
  const name = tidyName(input.name);
  const idNumber = checkDocumentNumber(input.idNumber);
  if (!name) problems.push(new FieldProblem("name", "请填写学生姓名"));
  if (!input.idNumber.trim()) problems.push(new FieldProblem("idNumber", "请填写证件号码"));
  else if (!idNumber.ok) problems.push(new FieldProblem("idNumber", idNumber.reason));
  if (!isId(input.schoolId)) problems.push(new FieldProblem("schoolId", "请选择毕业院校"));
  if (problems.length > 0 || !idNumber.ok) throw new InvalidInput(problems);
  return { name, idNumber: idNumber.text, schoolId: input.schoolId };
}

/** P-15: hits and misses are counted apart, both before it is known which it is, so that none slips past in parallel. */
async function countingToday<Found>(
  platform: Platform,
  employerId: string,
  now: Date,
  search: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const { graduatesFound, searchesMissed } = DAILY_LIMITS;
  await takeToday(platform, searchesMissed, employerId, now);
  try {
    await takeToday(platform, graduatesFound, employerId, now);
  } catch (error) {
    await giveBackToday(platform, searchesMissed, employerId, now);
    throw error;
  }
  const found = await search();
  await giveBackToday(platform, found ? searchesMissed : graduatesFound, employerId, now);
  return found;
}

/** A question as it is asked: name and number tidied, the school by its id. */
export type GraduateSought = Pick<FindGraduateInput, "name" | "idNumber" | "schoolId">;

export interface FoundGraduate {
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
  question: GraduateSought,
): Promise<FoundGraduate | undefined> {
  const rows = await query<FoundGraduate>(
    pool,
    sql`select g.id, g.name, g.id_number_mask, school.name as school_name, g.education_level, g.major_name,
        g.cohort, f.id as favourite_id
      from graduate g join school on school.id = g.school_id
        left join favourite f on f.employer_id = ${employerId} and f.graduate_id = g.id
      where g.person_id = ${personOfNumber(keys.blindIndex("idNumber", question.idNumber))} and g.school_id = ${question.schoolId} and folded_name(g.name) = folded_name(${question.name}) and ${ON_ROSTER}
      order by g.living desc, g.cohort desc, g.stage, g.id desc limit 1`,
    { name: "find-graduate" },
  );
  return rows[0];
}
