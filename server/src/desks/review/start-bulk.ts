import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { modulesOf, rightIn, type StaffIdentity } from "../../parties/identity/index.js";
import { currentCohort } from "../../parties/settings/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import type { VerdictAct } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import type { RecordKind } from "../../words/record-words.js";
import { FieldProblem, InvalidInput, LimitReached, NotAllowed } from "../../words/refusals.js";
import { whyAlone } from "./bulk-rules.js";
import { BulkPreview, type BulkVerdict, type BulkVerdictInput } from "./bulk-verdict.types.js";
import { bulkVerdicts } from "./bulk-verdicts.list.js";
import { reviewQueue } from "./queue.list.js";
import type { ReviewQueueFilter, ReviewQueueRow } from "./queue.types.js";
import type { Verdict } from "./review.types.js";
import { addLot } from "./run-bulk.js";
import { checkRejection, reasonsOf } from "./verdict.js";

/** Most records of one: some minutes of the worker's time, and a list that a person can still read. */
const MOST_RECORDS = 5_000;
/** Most that one account has running at a time. */
const MOST_RUNNING = 3;
/** Records that are named before the verdict is given. */
const NAMED = 50;

export const ACTS = { APPROVE: "approve", RETURN: "return", REJECT: "reject" } as const satisfies Record<
  Verdict,
  VerdictAct
>;

/** What records a bulk verdict would be about: chosen ones, or all of a filter that wait for the viewer. */
export interface ChosenRecords {
  recordIds?: readonly string[] | null | undefined;
  filter?: ReviewQueueFilter | null | undefined;
}

/** How many there are, and which of them would be left to be decided one by one, before anything is done. */
export async function previewBulk(
  platform: Platform,
  viewer: StaffIdentity,
  verdict: Verdict,
  choice: ChosenRecords,
): Promise<BulkPreview> {
  const asOf = platform.clock.now();
  const rows = await chosenRows(platform, viewer, choice);
  const alone = rows.flatMap((row) => {
    const why = whyAlone(row.kind as RecordKind, ACTS[verdict], alarmsOfRow(row));
    const name = row.graduateName ?? row.counterpart;
    return why ? [{ recordId: row.id, name, counterpart: row.counterpart, why }] : [];
  });
  return Object.assign(new BulkPreview(), {
    total: rows.length,
    alone: alone.length,
    aloneFirst: alone.slice(0, NAMED),
    asOf,
    most: MOST_RECORDS,
  });
}

function alarmsOfRow({ dataDiffers, employerWarned, otherIdentity }: ReviewQueueRow): string[] {
  return [
    ...(dataDiffers ? ["信息不一致"] : []),
    ...(employerWarned ? ["单位预警"] : []),
    ...(otherIdentity ? ["同一人另有身份"] : []),
  ];
}

/** One more than the most at most: so many are refused whatever follows. */
async function chosenRows(
  platform: Platform,
  viewer: StaffIdentity,
  { recordIds, filter }: ChosenRecords,
): Promise<ReviewQueueRow[]> {
  const waiting = { ...filter, view: "WAITING_FOR_ME" } as ReviewQueueFilter;
  if (recordIds) return await rowsByIds(platform, viewer, waiting, recordIds);
  // An exact number is a view of a person's data (P-08): who looks for one has that record before them.
  if (filter?.idNumber) {
    throw new InvalidInput([new FieldProblem("filter", "按证件号码查询时，请直接勾选记录")]);
  }
  const rows: ReviewQueueRow[] = [];
  for await (const batch of reviewQueue.export(platform, viewer, waiting)) {
    rows.push(...batch.filter(({ waitsForMe }) => waitsForMe));
    if (rows.length > MOST_RECORDS) break;
  }
  return rows.slice(0, MOST_RECORDS + 1);
}

async function rowsByIds(
  platform: Platform,
  viewer: StaffIdentity,
  filter: ReviewQueueFilter,
  ids: readonly string[],
): Promise<ReviewQueueRow[]> {
  const known = [...new Set(ids.filter(isId).map((id) => id.toLowerCase()))];
  if (known.length > MOST_RECORDS) return [];
  const rows = await reviewQueue.byIds(platform, viewer, { ...filter, view: "ALL" }, known);
  return rows.filter(({ waitsForMe }) => waitsForMe);
}

/**
 * Begins to give one verdict for many records (F-17). It takes effect record by record, by the worker; each succeeds or
 * fails by itself. The same id by the same account is the same bulk verdict.
 *
 * @throws InvalidInput beside reason, records or filter; NotAllowed READ_ONLY, ID_TAKEN; LimitReached BULK_RUNNING.
 */
export async function startBulk(
  { platform, address }: Context,
  viewer: StaffIdentity,
  input: BulkVerdictInput,
): Promise<BulkVerdict> {
  if (!modulesOf(viewer).some((module) => rightIn(viewer, module) === "READ_WRITE")) {
    throw new NotAllowed("READ_ONLY", "您的账号为只读权限，只能查看，不能审核或修改");
  }
  if (!isId(input.id)) throw new InvalidInput([new FieldProblem("id", "编号无效，请刷新页面后再试")]);
  const id = input.id.toLowerCase();
  const known = await started(platform, viewer, id);
  if (known) return known;
  const now = platform.clock.now();
  const act = ACTS[input.verdict];
  const rejection = act === "approve" ? null : (input.rejection ?? null);
  if (act !== "approve") {
    checkRejection(rejection, act, { reasons: reasonsOf(viewer), cohort: currentCohort(now) });
  }
  const records = await recordsOf(platform, viewer, input);
  await inTransaction(platform, async (em) => {
    // Of one account one after another, so that its limit holds.
    await query(em, sql`select id from staff_account where id = ${viewer.accountId} for no key update`);
    const [{ running } = { running: 0 }] = await query<{ running: number }>(
      em,
      sql`select count(*)::int as running from bulk_verdict
        where account_id = ${viewer.accountId} and finished_at is null and id <> ${id}`,
    );
    if (running >= MOST_RUNNING) {
      throw new LimitReached(
        "BULK_RUNNING",
        `您已有${running}批批量审核正在处理，请待其完成后再提交`,
        MOST_RUNNING,
      );
    }
    const made = await query(
      em,
      sql`insert into bulk_verdict (id, account_id, act, reason_category, reason_details, total, started_at, address)
        values (${id}, ${viewer.accountId}, ${act}, ${rejection?.reasonCategory ?? null},
          ${rejection?.details.trim() ?? null}, ${records.length}, ${now}, ${address})
        on conflict (id) do nothing returning id`,
    );
    if (made.length === 0) return;
    await query(
      em,
      sql`insert into bulk_verdict_item (bulk_id, place, record_id, submission, status)
        select ${id}, place, record_id, submission, status
        from unnest(${records.map(({ id: record }) => record)}::uuid[], ${records.map(({ submission }) => submission)}::int[],
          ${records.map(({ status }) => status)}::text[]) with ordinality as chosen (record_id, submission, status, place)`,
    );
    await addLot(em, id, viewer.schoolId);
    await audit(em, {
      at: now,
      by: viewer,
      act: "BULK_VERDICT_STARTED",
      subject: { kind: "ACCOUNT", id: viewer.accountId },
      address,
      detail: { bulkId: id, act, count: records.length },
    });
  });
  const begun = await started(platform, viewer, id);
  if (!begun) throw new NotAllowed("ID_TAKEN", "该编号已被使用，请刷新页面后重新提交");
  return begun;
}

async function started(platform: Platform, viewer: StaffIdentity, id: string): Promise<BulkVerdict | null> {
  return await bulkVerdicts.byId(platform, viewer, {}, id);
}

interface ChosenRecord {
  id: string;
  submission: number;
  status: string;
}

/**
 * Chosen ones as they were seen, all of a filter as they stand; what has changed since the preview was asked for is not
 * among them, and what changes from now on fails by itself.
 */
async function recordsOf(
  platform: Platform,
  viewer: StaffIdentity,
  { records, filter, asOf }: BulkVerdictInput,
): Promise<ChosenRecord[]> {
  const seen = new Map(records?.map((each) => [each.recordId.toLowerCase(), each]));
  const rows = await chosenRows(platform, viewer, { recordIds: records && [...seen.keys()], filter });
  const field = records ? "records" : "filter";
  if ((records?.length ?? 0) > MOST_RECORDS || rows.length > MOST_RECORDS) {
    throw new InvalidInput([
      new FieldProblem(field, `一次最多批量处理${MOST_RECORDS}条记录，请缩小查询范围后分批处理`),
    ]);
  }
  const chosen = rows.flatMap(({ id, submission, status, changedAt }) => {
    const as = seen.get(id);
    if (as) return [{ id, submission: as.submission, status: as.status ?? status }];
    return asOf && new Date(changedAt) > asOf ? [] : [{ id, submission, status }];
  });
  if (chosen.length === 0) {
    throw new InvalidInput([new FieldProblem(field, "没有等待您处理的记录，请刷新列表后再试")]);
  }
  return chosen;
}
