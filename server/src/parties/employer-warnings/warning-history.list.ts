import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 } from "uuid";
import { catalogue, checkUscc } from "../../catalogue/index.js";
import { limitTo, query, sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { equals } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import type { Platform } from "../../platform/platform.js";
import { enters, type StaffIdentity } from "../identity/index.js";
import {
  FormerEmployerMark,
  type WarningAct,
  WarningEvent,
  WarningHistory,
  WarningShown,
  type WarningShownTo,
} from "./warning-history.types.js";

/** More than any employer's mark is changed; nobody reads further. */
const MOST = 100;

export interface MarkSaid {
  schoolId: string;
  uscc: string;
  employerName: string;
  categories: readonly string[];
  reason: string;
}

/** Keeps what was done to a school's mark, behind the statement that did it: the mark's row is held by then. */
export async function keepEvent(
  em: EntityManager,
  by: StaffIdentity,
  at: Date,
  { schoolId, uscc, employerName, categories, reason }: MarkSaid,
  removed = false,
): Promise<void> {
  await query(
    em,
    sql`insert into employer_warning_event
        (id, school_id, uscc, at, act, employer_name, categories, reason, actor_account, actor_name)
      values (${v7()}, ${schoolId}, ${uscc}, ${at},
        case when ${removed} then 'REMOVED'
          when (select e.act from employer_warning_event e where e.school_id = ${schoolId} and e.uscc = ${uscc}
            order by e.at desc, e.id desc limit 1) in ('MARKED', 'CHANGED') then 'CHANGED' else 'MARKED' end,
        ${employerName}, ${categories}::text[], ${reason}, ${by.accountId}, ${by.name})`,
  );
}

interface Shown {
  schoolId: string;
  uscc: string;
  graduateId: string;
  to: WarningShownTo;
}

/** Notes that the school's own mark was shown: to the graduate, or to who reviews a record of theirs. */
export async function noteShown(
  { pool, clock }: Pick<Platform, "pool" | "clock">,
  { schoolId, uscc, graduateId, to }: Shown,
): Promise<void> {
  const now = clock.now();
  await query(
    pool,
    sql`insert into employer_warning_shown (school_id, uscc, graduate_id, audience, first_at, last_at)
      values (${schoolId}, ${uscc}, ${graduateId}, ${to}, ${now}, ${now})
      on conflict (school_id, uscc, graduate_id, audience) do update set last_at = excluded.last_at`,
    { name: "employer-warning-shown" },
  );
}

interface EventRow {
  id: string;
  at: Date;
  act: WarningAct;
  categories: string[];
  reason: string;
  actor_name: string;
}

/** What the viewer's school said of an employer, the newest first, also after it was removed. */
export async function readWarningHistory(
  { pool }: Platform,
  viewer: StaffIdentity,
  typed: string,
): Promise<WarningHistory> {
  const checked = checkUscc(typed);
  const uscc = checked.ok ? checked.text : typed;
  const nothing = { uscc, events: [] as WarningEvent[], graduatesShown: 0, reviewsShown: 0 };
  if (!enters(viewer, "EMPLOYMENT")) return Object.assign(new WarningHistory(), nothing);
  const { schoolId } = viewer;
  const events = await query<EventRow>(
    pool,
    sql`select id, at, act, categories, reason, actor_name from employer_warning_event
      where school_id = ${schoolId} and uscc = ${uscc} order by at desc, id desc ${limitTo(MOST)}`,
    { name: "warning-events" },
  );
  const [shown] = await query<{ graduates: number; reviews: number }>(
    pool,
    sql`select count(*) filter (where audience = 'GRADUATE')::int as graduates,
        count(*) filter (where audience = 'REVIEWER')::int as reviews
      from employer_warning_shown where school_id = ${schoolId} and uscc = ${uscc}`,
    { name: "warning-shown-counts" },
  );
  return Object.assign(new WarningHistory(), nothing, {
    events: events.map(({ actor_name: by, categories, ...event }) =>
      Object.assign(new WarningEvent(), event, { by, categoryLabels: labelsOf(categories) }),
    ),
    graduatesShown: shown?.graduates ?? 0,
    reviewsShown: shown?.reviews ?? 0,
  });
}

class ShownFilter {
  uscc?: string | null;
}

/** To whom the own school's mark of an employer was shown, the last first; graduates of the viewer's level (P-03). */
export const warningsShown = defineList({
  name: "warnings-shown",
  row: WarningShown,
  filter: ShownFilter,
  from: sql`employer_warning_shown w join graduate g on g.id = w.graduate_id
    join department d on d.id = g.department_id`,
  columns: {
    graduateId: column.id`w.graduate_id`,
    graduateName: column.text`g.name`,
    studentNumber: column.text`g.student_number`,
    departmentName: column.text`d.name`,
    to: column.text<WarningShownTo>`w.audience`,
    firstAt: column.instant`w.first_at`,
    lastAt: column.instant`w.last_at`,
  },
  computed: {},
  scope: (viewer: StaffIdentity) =>
    enters(viewer, "EMPLOYMENT")
      ? sql`w.school_id = ${viewer.schoolId} and ${viewer.levelScope} in ('ALL', g.level)`
      : sql`false`,
  filters: { uscc: equals`w.uscc` },
  order: descending("lastAt", "to", "graduateId"),
});

class FormerFilter {
  /** A part of the name, or a USCC. */
  search?: string | null;
}

/** What the viewer's school marked once and removed, the last removed first. */
export const formerEmployerMarks = defineList({
  name: "former-employer-marks",
  row: FormerEmployerMark,
  filter: FormerFilter,
  from: sql`employer_warning_event e`,
  columns: {
    id: column.id`e.id`,
    uscc: column.text`e.uscc`,
    employerName: column.text`e.employer_name`,
    categories: column.texts`e.categories`,
    reason: column.text`e.reason`,
    removedBy: column.text`e.actor_name`,
    removedAt: column.instant`e.at`,
  },
  computed: { categoryLabels: ({ categories }) => labelsOf(categories) },
  scope: (viewer: StaffIdentity) =>
    enters(viewer, "EMPLOYMENT") ? sql`e.school_id = ${viewer.schoolId}` : sql`false`,
  where: sql`e.act = 'REMOVED'
    and not exists (select from employer_warning w where w.school_id = e.school_id and w.uscc = e.uscc)
    and not exists (select from employer_warning_event l where l.school_id = e.school_id and l.uscc = e.uscc
      and (l.at, l.id) > (e.at, e.id))`,
  filters: {
    search: (text) => sql`(strpos(e.employer_name, ${text}) > 0 or e.uscc = ${text.toUpperCase()})`,
  },
  order: descending("removedAt", "id"),
});

function labelsOf(categories: readonly string[]): string[] {
  return categories.map((code) => catalogue("warningCategory").label(code));
}
