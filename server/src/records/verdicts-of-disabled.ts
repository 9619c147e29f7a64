import { audit } from "../audit/index.js";
import { query, sql } from "../database/sql.js";
import { whenDisabled } from "../parties/staff/index.js";
import { publishToReviewers } from "./history.js";
import { readHeader } from "./subject.js";

// F-18: a verdict that is still held ends with its giver's account; one whose time is up already counts as given. The
// rows are taken without the locks of their records: who carries one out waits for the row and finds it gone.
whenDisabled(async (em, accountId, at) => {
  const dropped = await query<{ record_id: string; act: string }>(
    em,
    sql`delete from held_verdict where account_id = ${accountId} and effective_at > ${at}
      returning record_id, act`,
  );
  for (const { record_id: recordId, act } of dropped) {
    await audit(em, {
      at,
      by: { kind: "SYSTEM", accountId: null },
      act: "VERDICT_DROPPED",
      subject: { kind: "RECORD", id: recordId },
      detail: { act, code: "DISABLED" },
    });
    const record = await readHeader(em, recordId);
    if (record) await publishToReviewers(em, record);
  }
  if (dropped.length === 0) return null;
  return `该账号有${dropped.length}条审核意见尚未生效，已随停用撤销，相关记录仍待审核，请安排其他审核人员处理`;
});
