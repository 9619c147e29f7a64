import type { EntityManager } from "@mikro-orm/postgresql";
import { allOf, query, type Sql, sql } from "../../database/sql.js";
import { inTransaction, violatedConstraint } from "../../database/transaction.js";
import { requireWriting, type StaffIdentity } from "../../parties/identity/index.js";
import { rosterChanges } from "../../parties/roster/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { lockForAct, settleGraduate } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import { FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";
import { freeze, type RosterMove, restore } from "./freeze.js";
import { RosterChanged, RosterChangeItem } from "./graduates.types.js";
import { ONE_LIVING, whatIsInTheWay } from "./in-the-way.js";
import { graduatesInSight } from "./sight.js";

const MOST_AT_ONCE = 100;

interface Found {
  id: string;
  name: string;
  school_id: string;
  cohort: number;
  frozen: boolean;
  transferred: boolean;
  signing_on: boolean;
}

/**
 * Deletes graduates from the registry's roster: frozen at once (F-91). Several at once only while their cohorts' signing
 * is off (P-11). Each succeeds or fails by itself.
 *
 * @throws InvalidInput for no or too many ids; NotAllowed READ_ONLY, MODULE_CLOSED or SIGNING_ON.
 */
export async function removeGraduates(
  context: Context,
  viewer: StaffIdentity,
  ids: readonly string[],
): Promise<RosterChanged> {
  const wanted = checkIds(viewer, ids);
  const found = await findGraduates(context, viewer, wanted);
  if (wanted.length > 1 && [...found.values()].some((graduate) => graduate.signing_on)) {
    throw new NotAllowed("SIGNING_ON", "该届在线签约已开启，不能批量删除毕业生，请逐个删除");
  }
  return await changeEach(context, viewer, wanted, found, {
    frozen: true,
    already: "该毕业生已失效，无需再次删除",
    done: "已删除，该毕业生的签约信息已失效",
    act: freeze,
  });
}

/**
 * 恢复网签数据: graduates are back on the roster with everything as it was (F-91). Each succeeds or fails by itself.
 *
 * @throws as {@link removeGraduates}, SIGNING_ON excepted.
 */
export async function restoreGraduates(
  context: Context,
  viewer: StaffIdentity,
  ids: readonly string[],
): Promise<RosterChanged> {
  const wanted = checkIds(viewer, ids);
  const found = await findGraduates(context, viewer, wanted);
  return await changeEach(context, viewer, wanted, found, {
    frozen: false,
    already: "该毕业生在生源名单中，无需恢复",
    done: "已恢复",
    act: restore,
  });
}

function checkIds(viewer: StaffIdentity, ids: readonly string[]): string[] {
  requireWriting(viewer);
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (wanted.length === 0 || wanted.length > MOST_AT_ONCE) {
    throw new InvalidInput([new FieldProblem("ids", `请选择1至${MOST_AT_ONCE}名毕业生`)]);
  }
  return wanted;
}

async function findGraduates(
  { platform }: Context,
  viewer: StaffIdentity,
  ids: readonly string[],
): Promise<Map<string, Found>> {
  const condition = allOf([graduatesInSight(viewer), sql`g.id = any(${ids.filter(isId)}::uuid[])`]);
  const rows = await query<Found>(
    platform.pool,
    sql`select g.id, g.name, g.school_id, g.cohort, g.frozen_at is not null as frozen, g.transferred_at is not null as transferred,
        s.signing_on_at is not null as signing_on
      from graduate g left join signing_settings s on s.school_id = g.school_id and s.cohort = g.cohort
      where ${condition}`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

interface Change {
  /** What the graduate is afterwards. */
  frozen: boolean;
  already: string;
  done: string;
  act(move: RosterMove): Promise<void>;
}

async function changeEach(
  context: Context,
  viewer: StaffIdentity,
  ids: readonly string[],
  found: ReadonlyMap<string, Found>,
  change: Change,
): Promise<RosterChanged> {
  const result = Object.assign(new RosterChanged(), { changed: 0, items: [] as RosterChangeItem[] });
  for (const graduateId of ids) {
    const graduate = found.get(graduateId);
    const outcome = graduate ? await tryOne(context, viewer, graduate, change) : "UNKNOWN";
    const inTheWay = outcome === "IN_THE_WAY" ? await whatIsInTheWay(context.platform, graduateId) : null;
    if (outcome === "CHANGED") result.changed += 1;
    result.items.push(
      Object.assign(new RosterChangeItem(), {
        graduateId,
        name: graduate?.name ?? "",
        ok: outcome === "CHANGED" || outcome === "ALREADY",
        message: inTheWay ?? messageOf(outcome, change),
      }),
    );
  }
  return result;
}

type Outcome = "CHANGED" | "ALREADY" | "TRANSFERRED" | "IN_THE_WAY" | "UNKNOWN" | "FAILED";

function messageOf(outcome: Outcome, { done, already }: Change): string {
  switch (outcome) {
    case "CHANGED":
      return done;
    case "ALREADY":
      return already;
    case "TRANSFERRED":
      return "该毕业生已转届，该届信息只能查看";
    case "UNKNOWN":
      return "未找到该毕业生，请刷新列表后再试";
    case "IN_THE_WAY":
    case "FAILED":
      return "系统繁忙，该毕业生未处理，请稍后再试";
  }
}

/** What nobody foresaw concerns its graduate alone: it is logged, listed, and the others go on. */
async function tryOne(
  context: Context,
  viewer: StaffIdentity,
  graduate: Found,
  change: Change,
): Promise<Outcome> {
  if (graduate.transferred) return "TRANSFERRED";
  try {
    return (await changeOne(context, viewer, graduate, change)) ? "CHANGED" : "ALREADY";
  } catch (error) {
    if (violatedConstraint(error) === ONE_LIVING) return "IN_THE_WAY";
    const { requestId, platform } = context;
    platform.logger.error({ requestId, err: error }, "One graduate of a roster change failed");
    return "FAILED";
  }
}

/** False when the graduate is already as asked, or gone from the viewer's sight meanwhile. */
async function changeOne(
  { platform, address }: Context,
  viewer: StaffIdentity,
  graduate: Found,
  { frozen, act }: Change,
): Promise<boolean> {
  if (graduate.frozen === frozen) return false;
  const asBefore = allOf([graduatesInSight(viewer), sql`(g.frozen_at is null) = ${frozen}`]);
  return await moveOne(platform, graduate, asBefore, (em) =>
    act({ platform, em, by: viewer, graduateId: graduate.id, address }),
  );
}

/**
 * Moves one graduate off or onto the roster, in a transaction of its own under the locks of every act.
 *
 * @param asBefore what must still hold of graduate `g` under the locks.
 * @returns false when it does not hold any more, and nothing was done.
 */
export async function moveOne(
  platform: Platform,
  graduate: { id: string; school_id: string; cohort: number },
  asBefore: Sql,
  act: (em: EntityManager) => Promise<void>,
): Promise<boolean> {
  // What the clock decided before this moment stands: it must not be undone by the freeze.
  await settleGraduate(platform, graduate.id);
  return await inTransaction(platform, async (em) => {
    await rosterChanges(em, graduate.school_id, graduate.cohort);
    const { id: graduateId, school_id: schoolId, cohort } = graduate;
    await lockForAct(em, { schoolId, cohort, graduateId });
    const [now] = await query<{ id: string }>(
      em,
      sql`select g.id from graduate g where g.id = ${graduate.id} and ${asBefore}`,
    );
    if (!now) return false;
    await act(em);
    return true;
  });
}
