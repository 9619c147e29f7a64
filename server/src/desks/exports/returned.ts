import { query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import { momentOf, type Sheet } from "./sheets.js";

/** A record that was returned, by its last return. */
interface Returned {
  id: string;
  student_number: string;
  times: number;
  at: Date;
  by: string;
  reason_category: string | null;
  reason: string | null;
}

interface QueueRow {
  id: string;
  graduateName: string | null;
  schoolName: string | null;
  departmentName: string | null;
  educationLevelLabel: string | null;
  majorName: string | null;
  counterpart: string;
  statusLabel: string;
}

/** 退回修改学生名单: who has to change what they submitted, or had to. */
export const RETURNED_SHEET: Sheet = {
  columns: [
    { title: "姓名", width: 12 },
    { title: "学号", width: 20 },
    { title: "所在学校", width: 22 },
    { title: "所在院系", width: 22 },
    { title: "学历层次", width: 14 },
    { title: "专业", width: 22 },
    { title: "签约单位（去向）", width: 32 },
    { title: "当前状态", width: 22 },
    { title: "退回修改原因", width: 24 },
    { title: "具体说明", width: 40 },
    { title: "退回时间", width: 17 },
    { title: "退回单位及人员", width: 32 },
    { title: "退回次数", width: 10 },
  ],
  cells: (row) => (row as { cells: string[] }).cells,
};

/** Of these rows of the review queue those that were returned, with what is said of it: one statement. */
export async function returnedAmong(
  { pool }: Platform,
  rows: readonly object[],
): Promise<{ cells: string[] }[]> {
  const queue = rows as readonly QueueRow[];
  const found = await query<Returned>(
    pool,
    sql`select distinct on (e.record_id) e.record_id as id, g.student_number, e.at, e.reason_category, e.reason,
        concat_ws(' ', e.actor_organisation, e.actor_name) as by,
        (count(*) over (partition by e.record_id))::int as times
      from record_event e join record r on r.id = e.record_id join graduate g on g.id = r.graduate_id
      where e.record_id = any(${queue.map(({ id }) => id)}::uuid[]) and e.act = 'return'
      order by e.record_id, e.seq desc`,
    { name: "returned-among" },
  );
  const byId = new Map(found.map((each) => [each.id, each]));
  return queue.flatMap((row) => {
    const returned = byId.get(row.id);
    return returned ? [{ cells: cellsOf(row, returned) }] : [];
  });
}

function cellsOf(row: QueueRow, returned: Returned): string[] {
  return [
    row.graduateName ?? "",
    returned.student_number,
    row.schoolName ?? "",
    row.departmentName ?? "",
    row.educationLevelLabel ?? "",
    row.majorName ?? "",
    row.counterpart,
    row.statusLabel,
    returned.reason_category ?? "",
    returned.reason ?? "",
    momentOf(returned.at.toISOString()),
    returned.by,
    String(returned.times),
  ];
}
