import type { EntityManager } from "@mikro-orm/postgresql";
import { type AuditEntry, audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { Agreement } from "../../flows/agreements/index.js";
import { closeRowsBeside } from "../../parties/settings/index.js";
import type { Platform } from "../../platform/platform.js";
import {
  flowOf,
  noteFallenVerdict,
  publishChange,
  RecordHeader,
  settleDeadlineIn,
  withdrawHeldVerdict,
} from "../../records/index.js";
import { tell } from "../../services/notifications/index.js";
import type { RecordKind } from "../../words/record-words.js";

/** A graduate whose locks the caller holds (settings, then graduate), and who changes them. */
export interface RosterMove {
  platform: Platform;
  em: EntityManager;
  by: AuditEntry["by"];
  graduateId: string;
  address: string | null;
}

/**
 * F-91: the graduate is off the roster at once. Nobody can act on any record; all leave queues and counts; verdicts
 * being held are dropped, since nobody may act; deadlines run on.
 */
export async function freeze(move: RosterMove): Promise<void> {
  const { platform, em, graduateId, by } = move;
  const now = platform.clock.now();
  const records = await lockRecords(em, graduateId);
  await query(em, sql`update graduate set frozen_at = ${now} where id = ${graduateId}`);
  for (const record of records) {
    record.frozen = true;
    const held = await withdrawHeldVerdict(em, record.id);
    if (!held) continue;
    const why = "该毕业生已不在就业管理系统的生源名单中，记录已失效";
    await noteFallenVerdict(em, { recordId: record.id, ...held, why, at: now });
    await audit(em, {
      at: now,
      by,
      act: "VERDICT_DROPPED",
      subject: { kind: "RECORD", id: record.id },
      detail: { code: "FROZEN" },
    });
  }
  await em.flush();
  await tell(em, now, {
    recipientKind: "GRADUATE",
    recipientId: graduateId,
    title: "签约信息已失效",
    body: "您已不在学校的生源名单中，您的签约信息已失效，暂不能操作。如有疑问，请联系学校就业部门。",
    recordId: null,
  });
  await finish(move, records, "GRADUATE_REMOVED", (graduate, position) => ({
    title: "签约信息已失效",
    body: `${graduate}已不在学校的生源名单中，「${position}」的签约信息已失效，暂不能操作。`,
  }));
}

/**
 * F-91: the graduate is back, and everything as it was; only invitations whose deadline has passed meanwhile lapse. The
 * destination in force is reported to the registry again. Where another row of the person lives (F-01b), the index
 * `graduate_one_living` ends the transaction.
 */
export async function restore(move: RosterMove): Promise<void> {
  const { platform, em, graduateId } = move;
  const now = platform.clock.now();
  const records = await lockRecords(em, graduateId);
  await closeRowsBeside(em, [graduateId], now);
  await query(em, sql`update graduate set frozen_at = null where id = ${graduateId}`);
  for (const record of records) record.frozen = false;
  await em.flush();
  await tell(em, now, {
    recipientKind: "GRADUATE",
    recipientId: graduateId,
    title: "签约信息已恢复",
    body: "学校已将您恢复到生源名单中，您的签约信息已恢复，可以继续操作。",
    recordId: null,
  });
  await finish(move, records, "GRADUATE_RESTORED", (graduate, position) => ({
    title: "签约信息已恢复",
    body: `${graduate}已恢复到学校的生源名单中，「${position}」的签约信息已恢复。`,
  }));
  for (const { id, kind, holds, waitsFor } of records) {
    // In force: it holds the graduate and waits for nobody.
    if (holds && !waitsFor) await reportInForce(em, id, kind, now);
    await settleDeadlineIn(platform, em, id);
  }
}

async function reportInForce(em: EntityManager, id: string, kind: RecordKind, now: Date): Promise<void> {
  const { read, reportInForce: report } = flowOf(kind);
  const subject = report && (await read(em, id));
  if (subject) await report(em, subject, now);
}

/** After settings and graduate, the records: the order of locks of every act. */
async function lockRecords(em: EntityManager, graduateId: string): Promise<RecordHeader[]> {
  await query(em, sql`select id from record where graduate_id = ${graduateId} order by id for no key update`);
  return await em.find(
    RecordHeader,
    { graduate: graduateId },
    { populate: ["school"], refresh: true, orderBy: { id: "asc" } },
  );
}

/** Tells the employers whose records stand, every open page that shows one, and the audit log. */
async function finish(
  { platform, em, by, graduateId, address }: RosterMove,
  records: readonly RecordHeader[],
  act: "GRADUATE_REMOVED" | "GRADUATE_RESTORED",
  message: (graduate: string, position: string) => { title: string; body: string },
): Promise<void> {
  const now = platform.clock.now();
  for (const record of records) await publishChange(em, record);
  // An employer waits for something or has an agreement: it is told that nothing can be done now.
  const standing = records.filter(({ employer, holds, waitsFor }) => employer && (holds || waitsFor));
  const agreements = await em.find(Agreement, { record: { $in: standing.map(({ id }) => id) } });
  for (const { record, graduateName, positionName } of agreements) {
    const employer = record.getEntity().employer;
    if (!employer) continue;
    await tell(em, now, {
      recipientKind: "EMPLOYER",
      recipientId: employer.id,
      ...message(graduateName, positionName ?? ""),
      recordId: record.id,
    });
  }
  await audit(em, {
    at: now,
    by,
    act,
    subject: { kind: "GRADUATE", id: graduateId },
    address,
    detail: { records: records.length },
  });
}
