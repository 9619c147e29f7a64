import type { DatabaseRow } from "./app.js";
import type { TestGround } from "./factories.js";

/** What acts left of these records, but for ids and times: two flows that went alike leave the same. */
export async function leftBehind(
  { pool }: Pick<TestGround, "pool">,
  records: readonly string[],
): Promise<DatabaseRow> {
  // Their order is that of the flow, not that of their ids.
  const { rows } = await pool.query<DatabaseRow>(LEFT, [records, records[0]]);
  const [left] = rows;
  if (!left) throw new Error("Nothing was read");
  return left;
}

const LEFT = `
  select
    (select json_agg(json_build_array(r.kind, r.status, r.submission,
        (select json_agg(json_build_array(e.act, e.from_status, e.to_status) order by e.seq)
          from record_event e where e.record_id = r.id),
        (select count(*) from issued_document d where d.record_id = r.id),
        (select count(*) from submission s where s.record_id = r.id),
        (select count(*) from amendment a where a.record_id = r.id)) order by r.id)
      from record r where r.id = any($1)) as records,
    (select json_agg(json_build_array(m.recipient_kind, m.title) order by m.recipient_kind, m.title)
      from message m where m.record_id = any($1)) as messages,
    (select json_agg(json_build_array(p.seq, p.payload ->> 'code', p.delivered_at is not null) order by p.seq)
      from registry_report p where p.record_id = any($1)) as reports,
    (select json_agg(json_build_array(g.code, g.report_seq, g.job_category)) from registry_destination g
      where g.graduate_id = (select graduate_id from record where id = $2)) as registry,
    (select json_agg(json_build_array(s.template, s.state, (select count(*) from sms_inbox i where i.id = s.id)))
      from sms s where s.record_id = any($1)) as sms`;
