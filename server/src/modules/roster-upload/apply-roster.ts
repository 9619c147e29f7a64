import type { PoolClient } from "pg";
import { HOLDING as HOLDING_SQL } from "../records/index.js";
import { REGISTRY_COLUMNS, VALUE_COLUMNS } from "./roster-values.js";

/** A record in one of these holds its graduate: the platform's copy then waits (F-96). */
const HOLDING = HOLDING_SQL.toPg().text;

/** Columns of `graduate` that a roster writes; mobile number and e-mail are the identity provider's (F-93). */
const COPIED = VALUE_COLUMNS.filter(
  (column) => column !== "department_name" && column !== "mobile_sealed" && column !== "email_sealed",
);

/**
 * The platform's copy follows the roster: writes the rows of `source`, a query with the columns of the roster and
 * `graduate_id`, to graduates who have no commitment (F-96). Their rows are locked, as acts lock them.
 */
export function followWhereFree(source: string): string {
  return `
    with free as (
      select g.id from graduate g join (${source}) v on v.graduate_id = g.id
      where not exists (select from record where record.graduate_id = g.id and record.status in ${HOLDING})
      order by g.id for update of g
    )
    update graduate g set ${COPIED.map((column) => `${column} = v.${column}`).join(", ")},
      mobile_sealed = coalesce(g.mobile_sealed, v.mobile_sealed),
      email_sealed = coalesce(g.email_sealed, v.email_sealed),
      department_id = d.id
    from free join (${source}) v on v.graduate_id = free.id
      join graduate own on own.id = free.id
      join department d on d.school_id = own.school_id and d.name = v.department_name
    where g.id = free.id`;
}

/** Takes what waited into the platform's copy of every graduate who has become free. */
export async function followPending(client: PoolClient): Promise<void> {
  // Locked first: whoever commits a roster meanwhile writes after this.
  await client.query(`create temp table now_free on commit drop as
    select p.graduate_id from roster_pending p join graduate g on g.id = p.graduate_id
    where not exists (select from record where record.graduate_id = p.graduate_id and record.status in ${HOLDING})
    order by g.id limit 1000 for update of g skip locked`);
  await client.query(followWhereFree(`select p.* from roster_pending p join now_free using (graduate_id)`));
  await client.query(
    "delete from roster_pending p using now_free where p.graduate_id = now_free.graduate_id",
  );
}

/** The statements of a commit, in their order; each takes the upload, then what it names. */
export const COMMIT = {
  departments: `
    insert into department (id, school_id, name)
    select uuidv7(), $2, v.department_name from roster_upload_value v where v.upload_id = $1
    group by v.department_name on conflict (school_id, name) do nothing`,

  lockChanged: `
    select from graduate g join roster_upload_value v on v.graduate_id = g.id where v.upload_id = $1
    order by g.id for update of g`,

  registryCopies: `
    update registry_student r set ${REGISTRY_COLUMNS.map((column) => `${column} = v.${column}`).join(", ")},
      department_id = d.id, changed_at = $3
    from roster_upload_value v join department d on d.school_id = $2 and d.name = v.department_name
    where v.upload_id = $1 and r.graduate_id = v.graduate_id`,

  platformCopies: followWhereFree(
    `select * from roster_upload_value where upload_id = $1
     and graduate_id in (select graduate_id from roster_upload_row where upload_id = $1 and kind = 'CHANGED')`,
  ),

  pendingGone: `
    delete from roster_pending p using roster_upload_value v where v.upload_id = $1 and p.graduate_id = v.graduate_id`,

  pending: `
    insert into roster_pending (graduate_id, ${VALUE_COLUMNS.join(", ")}, since)
    select v.graduate_id, ${VALUE_COLUMNS.map((column) => `v.${column}`).join(", ")}, $2
    from roster_upload_value v join graduate g on g.id = v.graduate_id
    where v.upload_id = $1
      and exists (select from record where record.graduate_id = v.graduate_id and record.status in ${HOLDING})`,

  /** F-91: who comes back with a destination in force is reported again, as last time. */
  restoredReports: `
    with back as (
      select g.id, last.* from roster_upload_row r join graduate g on g.id = r.graduate_id and g.frozen_at is not null
        join lateral (select seq, record_id, payload from registry_report
          where graduate_id = g.id order by seq desc limit 1) last on true
      where r.upload_id = $1 and r.kind = 'CHANGED'
    ), reported as (
      insert into registry_report (id, graduate_id, seq, record_id, payload, created_at)
      select uuidv7(), id, seq + 1, record_id, payload, $2 from back returning graduate_id
    )
    select graphile_worker.add_job('registry.deliver', payload := json_build_object('graduateId', graduate_id),
      queue_name := 'registry:' || graduate_id) from reported`,

  /** F-91: everything is as it was; the clock then ends the invitations whose deadline has passed. */
  restoredRecords: `
    update record set frozen = false where frozen and graduate_id in
      (select graduate_id from roster_upload_row where upload_id = $1 and kind = 'CHANGED')`,

  restoredGraduates: `
    update graduate set frozen_at = null where frozen_at is not null and id in
      (select graduate_id from roster_upload_row where upload_id = $1 and kind = 'CHANGED')`,

  added: `
    insert into graduate (id, school_id, cohort, department_id, mobile_sealed, email_sealed, ${COPIED.join(", ")})
    select v.graduate_id, $2, $3, d.id, v.mobile_sealed, v.email_sealed, ${COPIED.map((column) => `v.${column}`).join(", ")}
    from roster_upload_row r join roster_upload_value v on v.upload_id = r.upload_id and v.graduate_id = r.graduate_id
      join department d on d.school_id = $2 and d.name = v.department_name
    where r.upload_id = $1 and r.kind = 'ADDED'`,

  addedToRegistry: `
    insert into registry_student (graduate_id, department_id, changed_at, ${REGISTRY_COLUMNS.join(", ")})
    select v.graduate_id, d.id, $3, ${REGISTRY_COLUMNS.map((column) => `v.${column}`).join(", ")}
    from roster_upload_row r join roster_upload_value v on v.upload_id = r.upload_id and v.graduate_id = r.graduate_id
      join department d on d.school_id = $2 and d.name = v.department_name
    where r.upload_id = $1 and r.kind = 'ADDED'`,
} as const;
