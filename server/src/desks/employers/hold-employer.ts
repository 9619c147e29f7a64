import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { requireProof, type StaffIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { idOf } from "../../words/ids.js";
import { FieldProblem, NotAllowed, UnknownRecord } from "../../words/refusals.js";

/** An employer whose row is held until the end of the transaction: no invitation is being sent meanwhile (F-76). */
export interface HeldEmployer {
  id: string;
  name: string;
  uscc: string | null;
  verified: boolean;
  suspended: boolean;
  merged_into: string | null;
}

/** Holds employers in the order of their ids; those that there are not are left out. */
export async function holdEmployers(em: EntityManager, ids: readonly string[]): Promise<HeldEmployer[]> {
  return await query<HeldEmployer>(
    em,
    sql`select e.id, e.name, e.uscc, e.verified_at is not null as verified, e.suspended_at is not null as suspended,
        e.merged_into
      from employer e where e.id = any(${ids}::uuid[]) order by e.id for no key update`,
  );
}

/**
 * An operator's act on one employer, under its lock, by who has just proved who they are (P-13).
 *
 * @throws NotAllowed PROOF_…, EMPLOYER_MERGED; UnknownRecord.
 */
export async function onEmployer(
  { platform }: Context,
  viewer: StaffIdentity,
  id: string,
  act: (em: EntityManager, employer: HeldEmployer, now: Date) => Promise<void>,
): Promise<void> {
  requireProof(viewer);
  const employerId = idOf(id);
  const now = platform.clock.now();
  await inTransaction(platform, async (em) => {
    const [employer] = await holdEmployers(em, [employerId]);
    if (!employer) throw new UnknownRecord();
    if (employer.merged_into) {
      throw new NotAllowed("EMPLOYER_MERGED", "该单位已并入其他单位，请在合并后的单位中办理");
    }
    await act(em, employer, now);
  });
}

const LONGEST_REASON = 500;

/** What an operator must write down. Answers it trimmed; problems go beside `field`. */
export function writtenDown(problems: FieldProblem[], field: string, typed: string, what: string): string {
  const given = typed.trim();
  const length = [...given].length;
  if (length === 0) problems.push(new FieldProblem(field, `请填写${what}`));
  if (length > LONGEST_REASON) {
    problems.push(new FieldProblem(field, `${what}最多${LONGEST_REASON}个字，您填写了${length}个字，请删减`));
  }
  return given;
}
