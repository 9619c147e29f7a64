import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { addJob } from "../../outbox/index.js";
import { enters, requireWriting, type StaffIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { isId } from "../../words/ids.js";
import { FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";
import { type GraduateFilter, graduates, graduatesInSight } from "../graduates/index.js";
import { runUrging } from "./run-urging.js";

/** Of one run; a school's whole cohort. */
const MOST = 30_000;

/**
 * Asks for graduates to be urged: those named, or all of a filter of 学生名单, as far as the viewer sees them. The worker
 * decides for each what for, and whether; answers the run.
 *
 * @throws NotAllowed READ_ONLY, MODULE_CLOSED, ROLE above a school; InvalidInput for nobody, or too many.
 */
export async function urgeGraduates(
  context: Context,
  viewer: StaffIdentity,
  { ids, filter }: { ids: readonly string[] | null; filter: GraduateFilter | null },
): Promise<string> {
  requireWriting(viewer);
  const { schoolId } = viewer;
  if (schoolId === null) throw new NotAllowed("ROLE", "催办由学校和院系办理");
  const wanted = filter ? await ofFilter(context, viewer, filter) : await ofIds(context, viewer, ids ?? []);
  if (wanted.length === 0)
    throw new InvalidInput([new FieldProblem("ids", "没有可催办的毕业生，请重新选择")]);
  if (wanted.length > MOST) {
    throw new InvalidInput([new FieldProblem("filter", `一次最多催办${MOST}人，请缩小查询范围`)]);
  }
  const { platform, address } = context;
  const [runId, at] = [uuidv7(), platform.clock.now()];
  await inTransaction(platform, async (em) => {
    await query(
      em,
      sql`insert into urge_run (id, school_id, asked_by, asked_at, total)
        values (${runId}, ${schoolId}, ${viewer.accountId}, ${at}, ${wanted.length})`,
    );
    await query(
      em,
      sql`insert into urge_target (run_id, graduate_id) select ${runId}, id from unnest(${wanted}::uuid[]) id`,
    );
    await addJob(em, runUrging, { runId });
    const subject = { kind: "SCHOOL", id: schoolId } as const;
    const detail = { runId, graduates: wanted.length, ofFilter: filter !== null };
    await audit(em, { at, by: viewer, act: "GRADUATES_URGED", subject, address, detail });
  });
  return runId;
}

async function ofIds(
  { platform: { pool } }: Context,
  viewer: StaffIdentity,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    pool,
    sql`select g.id from graduate g where ${graduatesInSight(viewer)} and g.transferred_at is null
      and g.id = any(${ids.filter(isId)}::uuid[])`,
  );
  return rows.map(({ id }) => id);
}

/** An exact ID number is a look at one person, which the list itself counts and logs (P-08): not for this. */
async function ofFilter(
  { platform }: Context,
  viewer: StaffIdentity,
  filter: GraduateFilter,
): Promise<string[]> {
  if (!enters(viewer, "EMPLOYMENT")) return [];
  if (filter.idNumber) throw new InvalidInput([new FieldProblem("filter", "请勾选学生后催办")]);
  const found: string[] = [];
  for await (const rows of graduates.export(platform, viewer, filter)) {
    found.push(...rows.map(({ id }) => id));
    if (found.length > MOST) break;
  }
  return found;
}
