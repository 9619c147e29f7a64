import { v7 } from "uuid";
import { audit } from "../../audit/index.js";
import { catalogue, checkUscc } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { FieldProblem, InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { requireWriting, type StaffIdentity } from "../identity/index.js";
import { warningsAbout } from "./employer-marks.list.js";
import { type EmployerMark, type EmployerMarkInput, EmployerMarkRemoved } from "./employer-warnings.types.js";

const NAME = { min: 2, max: 100 } as const;
const REASON_MAX = 500;

/**
 * Marks an employer for the viewer's school, or changes the mark that is there (F-75). It blocks nothing.
 *
 * @throws InvalidInput beside the fields; NotAllowed READ_ONLY, MODULE_CLOSED.
 */
export async function markEmployer(
  context: Context,
  viewer: StaffIdentity,
  input: EmployerMarkInput,
): Promise<EmployerMark> {
  const { platform } = context;
  const schoolId = schoolOf(viewer);
  const mark = checked(input);
  const now = platform.clock.now();
  await inTransaction(context.platform, async (em) => {
    await query(
      em,
      sql`insert into employer_warning as w
          (id, school_id, uscc, employer_name, categories, reason, marked_by, marked_at)
        values (${v7()}, ${schoolId}, ${mark.uscc}, ${mark.employerName}, ${mark.categories}::text[], ${mark.reason},
          ${viewer.accountId}, ${now})
        on conflict (uscc, school_id) do update set employer_name = excluded.employer_name,
          categories = excluded.categories, reason = excluded.reason, marked_by = excluded.marked_by,
          marked_at = excluded.marked_at`,
    );
    await audit(em, {
      at: now,
      by: viewer,
      act: "EMPLOYER_MARKED",
      subject: { kind: "SCHOOL", id: schoolId },
      address: context.address,
      detail: { uscc: mark.uscc, categories: mark.categories },
    });
  });
  const { marks } = await warningsAbout(platform, viewer, mark.uscc);
  const own = marks.find((each) => each.own);
  if (!own) throw new Error("A mark vanished while it was made");
  return own;
}

/**
 * Removes a mark of the viewer's school; with fewer than 5 schools the others are shown to their own again (F-75).
 *
 * @throws UnknownRecord for any id but the own school's (P-07); NotAllowed READ_ONLY, MODULE_CLOSED.
 */
export async function removeEmployerMark(
  context: Context,
  viewer: StaffIdentity,
  id: string,
): Promise<EmployerMarkRemoved> {
  const schoolId = schoolOf(viewer);
  await inTransaction(context.platform, async (em) => {
    const [gone] = await query<{ uscc: string; categories: string[] }>(
      em,
      sql`delete from employer_warning where id = ${id} and school_id = ${schoolId}
        returning uscc, categories`,
    );
    if (!gone) throw new UnknownRecord();
    await audit(em, {
      at: context.platform.clock.now(),
      by: viewer,
      act: "EMPLOYER_MARK_REMOVED",
      subject: { kind: "SCHOOL", id: schoolId },
      address: context.address,
      detail: gone,
    });
  });
  return new EmployerMarkRemoved(id);
}

function schoolOf(viewer: StaffIdentity): string {
  requireWriting(viewer);
  if (!viewer.schoolId) throw new NotAllowed("ROLE", "预警单位由学校标记");
  return viewer.schoolId;
}

function checked(input: EmployerMarkInput): EmployerMarkInput {
  const uscc = checkUscc(input.uscc);
  const employerName = input.employerName.trim();
  const reason = input.reason.trim();
  const categories = [...new Set(input.categories)];
  const problems: FieldProblem[] = [];
  if (!uscc.ok) problems.push(new FieldProblem("uscc", uscc.reason));
  if (isLongerThan(employerName, NAME.max) || [...employerName].length < NAME.min) {
    problems.push(new FieldProblem("employerName", `请填写单位全称，${NAME.min}至${NAME.max}个字`));
  }
  if (categories.length === 0) problems.push(new FieldProblem("categories", "请选择至少一项预警类别"));
  else if (!categories.every(isCategory)) {
    problems.push(new FieldProblem("categories", "请从列表中选择预警类别"));
  }
  if (reason === "" || isLongerThan(reason, REASON_MAX)) {
    problems.push(new FieldProblem("reason", `请填写预警原因，最多${REASON_MAX}个字`));
  }
  if (problems.length > 0 || !uscc.ok) throw new InvalidInput(problems);
  return { uscc: uscc.text, employerName, categories, reason };
}

function isLongerThan(text: string, max: number): boolean {
  return [...text].length > max;
}

function isCategory(code: string): boolean {
  return catalogue("warningCategory")
    .all()
    .some((entry) => entry.code === code);
}
