import { query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import { flowOf, statusLabel } from "../../records/index.js";
import type { StatusSheet } from "../../services/documents/index.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";

/** Whether a record is over, or out of force while its graduate is not on the roster (F-91). */
export function isOutOfForce(record: { holds: boolean; waitsFor: string | null; frozen: boolean }): boolean {
  return record.frozen || (!record.holds && record.waitsFor === null);
}

interface SheetRow {
  kind: RecordKind;
  status: RecordStatus;
  holds: boolean;
  waitsFor: string | null;
  frozen: boolean;
  cohort: number;
  number: string | null;
  printed: boolean;
  employer: string;
  graduate: string;
  school: string;
  at: Date;
  steps: { title: string; role: string; organisation: string; at: string }[];
}

/**
 * 状态说明 of an agreement that is over or out of force: what became of it, for whoever holds its PDF. Null while it is under
 * way or in force, and where nothing was ever printed or accepted.
 */
export async function statusSheetOf(platform: Platform, recordId: string): Promise<StatusSheet | null> {
  const [row] = await query<SheetRow>(
    platform.pool,
    sql`select r.kind, r.status, r.holds, r.waits_for as "waitsFor", r.frozen, r.cohort, a.number,
        a.print_sealed is not null or a.text_sealed is not null as printed, a.employer_name as employer,
        a.graduate_name as graduate, a.graduate_school as school, r.changed_at as at,
        (select json_agg(json_build_object('title', e.title, 'role', e.actor_role, 'organisation', e.actor_organisation,
            'at', e.at) order by e.at, e.record_id = r.id, e.seq)
          from record_event e left join record t on t.id = e.record_id and t.ends_record_id = r.id
          where e.record_id = r.id and e.to_status in ('SIGNED', r.status)
            or t.status = 'TERMINATION_DONE' and e.from_status is distinct from e.to_status) as steps
      from record r join agreement a on a.record_id = r.id where r.id = ${recordId}`,
    { name: "status-sheet" },
  );
  if (!row?.printed || !isOutOfForce(row)) return null;
  const { kind, status, frozen } = row;
  return {
    kindLabel: flowOf(kind).flow.name,
    number: row.number,
    cohort: row.cohort,
    employer: row.employer,
    graduate: row.graduate,
    school: row.school,
    statusLabel: statusLabel(kind, status, frozen),
    // Since when it is frozen is no step of the record.
    at: frozen ? null : new Date(row.at).toISOString(),
    steps: row.steps.map(({ title, role, organisation, at }) => ({
      label: title,
      by: role === "GRADUATE" ? `毕业生 · ${row.graduate}` : organisation,
      at: new Date(at).toISOString(),
    })),
  };
}
