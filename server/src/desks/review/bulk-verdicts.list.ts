import { raw, sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { equalsId } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { ascending, descending } from "../../lists/order.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import { BulkVerdict, BulkVerdictItem, BulkVerdictItemFilter } from "./bulk-verdict.types.js";
import type { Verdict } from "./review.types.js";

class NoFilter {}

const ofViewer = (viewer: StaffIdentity) => sql`b.account_id = ${viewer.accountId}`;

/** 批量审核记录: the viewer's own, newest first. */
export const bulkVerdicts = defineList({
  name: "bulk-verdicts",
  row: BulkVerdict,
  filter: NoFilter,
  from: sql`bulk_verdict b`,
  columns: {
    id: column.id`b.id`,
    verdict: column.text<Verdict>`upper(b.act)`,
    startedAt: column.instant`b.started_at`,
    finishedAt: column.instant<string | null>`b.finished_at`,
    total: column.whole`b.total`,
    done: column.whole`b.done`,
    refused: column.whole`b.refused`,
    reasonCategory: column.text<string | null>`b.reason_category`,
    reason: column.text<string | null>`b.reason_details`,
  },
  computed: {},
  scope: ofViewer,
  filters: {},
  order: descending("startedAt", "id"),
});

/** What became of each record, in the order in which they stood. */
export const bulkVerdictItems = defineList({
  name: "bulk-verdict-items",
  row: BulkVerdictItem,
  filter: BulkVerdictItemFilter,
  from: sql`bulk_verdict_item i
    join bulk_verdict b on b.id = i.bulk_id
    join record r on r.id = i.record_id
    left join graduate g on g.id = r.graduate_id`,
  columns: {
    id: column.id`i.record_id`,
    place: column.whole`i.place`,
    recordId: column.id`i.record_id`,
    kind: column.text`r.kind`,
    name: column.text`coalesce(g.name, r.counterpart)`,
    counterpart: column.text`r.counterpart`,
    done: column.flag<boolean | null>`i.done`,
    message: column.text<string | null>`i.message`,
  },
  computed: {},
  scope: ofViewer,
  filters: {
    bulkId: { hot: equalsId`i.bulk_id` },
    refused: (only) => (only ? sql`i.done = ${raw("false")}` : null),
  },
  order: ascending("place", "id"),
});
