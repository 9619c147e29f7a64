import type { EntityManager } from "@mikro-orm/postgresql";
import { z } from "zod";
import { change, limitTo, query, type SqlExecutor, sql } from "../../database/sql.js";
import { addJob, defineJob, handles } from "../../outbox/index.js";
import { type StaffIdentity, viewerOfAccount } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import type { VerdictAct } from "../../records/index.js";
import { NotAllowed, type Refusal } from "../../words/refusals.js";
import { whyNotInBulk } from "./bulk-rules.js";
import { giveVerdict, refusalOfItem, type VerdictToGive } from "./verdict.js";

/** Records between two countings; then whoever else waits in the queue has a turn. */
const LOT = 50;
/** Verdicts at the same time: the processor is everybody's. */
const AT_ONCE = 2;

export const DONE: Readonly<Record<VerdictAct, string>> = {
  approve: "已通过",
  return: "已退回修改",
  reject: "已判为不通过",
};

const runBulk = defineJob("review.bulk", z.object({ bulkId: z.uuid(), schoolId: z.uuid().nullable() }));

/** Has the next lot done: of one school one after another, so that no school takes the worker for itself. */
export async function addLot(executor: SqlExecutor, bulkId: string, schoolId: string | null): Promise<void> {
  await addJob(executor, runBulk, { bulkId, schoolId }, { queue: `review.bulk ${schoolId ?? "operators"}` });
}

interface RunningBulk {
  id: string;
  account_id: string;
  act: VerdictAct;
  reason_category: string | null;
  reason_details: string | null;
  address: string | null;
}

interface Item {
  place: number;
  record_id: string;
  submission: number;
  status: string;
}

/**
 * Gives the verdict for the next records, and has itself called again while there are more. What became of a record is
 * written in the transaction of its verdict: whoever dies in the middle repeats none and leaves none out.
 */
export const runBulkHandler = handles(runBulk, async (platform, { bulkId, schoolId }) => {
  const [bulk] = await query<RunningBulk>(
    platform.pool,
    sql`select id, account_id, act, reason_category, reason_details, address from bulk_verdict
      where id = ${bulkId} and finished_at is null`,
  );
  if (!bulk) return;
  const items = await query<Item>(
    platform.pool,
    sql`select place, record_id, submission, status from bulk_verdict_item
      where bulk_id = ${bulkId} and done is null order by place ${limitTo(LOT)}`,
  );
  await giveAll(platform, bulk, items);
  if (!(await counted(platform, bulk))) await addLot(platform.pool, bulkId, schoolId);
});

async function giveAll(platform: Platform, bulk: RunningBulk, items: readonly Item[]): Promise<void> {
  // As the account may act now: disabled or of fewer rights since, it decides nothing any more.
  const viewer = await reviewerOf(platform, bulk);
  const verdicts = items.map((item) => ({ item, verdict: verdictOn(bulk, item) }));
  const whyNot = viewer
    ? await whyNotInBulk(
        platform,
        viewer,
        verdicts.map(({ verdict }) => verdict),
      )
    : new Map<string, Refusal>();
  const waiting = verdicts.values();
  const lane = async () => {
    for (const { item, verdict } of waiting) {
      const refusal = viewer ? whyNot.get(item.record_id) : GONE;
      if (refusal || !viewer) await put(platform, platform.pool, bulk, item, refusal ?? GONE);
      else await give(platform, viewer, bulk, item, verdict);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function reviewerOf({ pool, clock }: Platform, bulk: RunningBulk): Promise<StaffIdentity | null> {
  const viewer = await viewerOfAccount(pool, "admin", bulk.account_id, clock.now());
  return viewer as StaffIdentity | null;
}

const GONE = new NotAllowed("DISABLED", "提交批量审核的账号已停用，该记录未处理");

function verdictOn(bulk: RunningBulk, { record_id, submission, status }: Item): VerdictToGive {
  const { act, reason_category: reasonCategory, reason_details: details } = bulk;
  const rejection = reasonCategory && details ? { reasonCategory, details } : null;
  return { recordId: record_id, submission, status, act, rejection, takeRegistryData: false };
}

async function give(
  platform: Platform,
  viewer: StaffIdentity,
  bulk: RunningBulk,
  item: Item,
  verdict: VerdictToGive,
): Promise<void> {
  try {
    const along = (em: EntityManager) => put(platform, em, bulk, item, null);
    await giveVerdict(platform, viewer, verdict, bulk.address, along);
  } catch (error) {
    await put(platform, platform.pool, bulk, item, refusalOfItem(platform, bulk.act, error));
  }
}

/** What became of one record, once. */
async function put(
  { clock }: Platform,
  executor: SqlExecutor,
  { id, act }: RunningBulk,
  { place }: Item,
  refusal: Refusal | null,
): Promise<void> {
  await change(
    executor,
    sql`update bulk_verdict_item set done = ${refusal === null}, message = ${refusal?.message ?? DONE[act]}, at = ${clock.now()}
      where bulk_id = ${id} and place = ${place} and done is null`,
    { name: "put-bulk-item" },
  );
}

/** Brings the numbers up to date; whether it is over. */
async function counted({ pool, clock }: Platform, { id }: RunningBulk): Promise<boolean> {
  const [row] = await query<{ over: boolean }>(
    pool,
    sql`update bulk_verdict b set done = n.done, refused = n.refused,
        finished_at = case when n.waiting = 0 then ${clock.now()}::timestamptz end
      from (select count(*) filter (where done)::int as done, count(*) filter (where not done)::int as refused,
          count(*) filter (where done is null)::int as waiting
        from bulk_verdict_item where bulk_id = ${id}) n
      where b.id = ${id} returning n.waiting = 0 as over`,
  );
  return row?.over ?? true;
}

const KEPT_MS = 90 * 86_400_000;

/** For the worker, now and then: what became of the records stands in their own histories. */
export async function dropOldBulks({ pool, clock }: Platform): Promise<void> {
  await change(
    pool,
    sql`delete from bulk_verdict where finished_at < ${new Date(clock.now().getTime() - KEPT_MS)}`,
  );
}
