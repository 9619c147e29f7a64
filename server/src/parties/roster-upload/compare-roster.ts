import type { PoolClient, QueryResultRow } from "pg";
import { maskButChanges, maskIdNumber } from "../../catalogue/index.js";
import { type KeyRing, Sealed } from "../../database/sealed.js";
import { query, raw, type Sql, sql } from "../../database/sql.js";
import { findMovers } from "./free-numbers.js";
import { findInTheWay } from "./in-the-way.js";
import { shownValue } from "./parser/columns.js";
import {
  COMPARED,
  comesFrom,
  listed,
  REGISTRY_COLUMNS,
  SEALED_COMPARED,
  VALUE_COLUMNS,
  type ValueColumn,
} from "./roster-values.js";

/** Whose roster is compared, and with what. */
export interface Comparison {
  uploadId: string;
  schoolId: string;
  cohort: number;
  now: Date;
  fileKeys: ReadonlySet<string>;
}

export interface Findings {
  added: number;
  changed: number;
  missing: number;
  unchanged: number;
  transferred: number;
  left_out: number;
  warned: number;
  wrong: number;
  problems: number;
}

/** Rows of the platform that the file has not come after all lines of it. */
const AFTER_THE_FILE = 1_000_000;

/**
 * Compares `incoming` with the roster, in sets, and keeps what was found beside the upload. A person is known by ID
 * number (F-91); one whose ID number the school has corrected, by student and candidate number together.
 */
export async function compareRoster(client: PoolClient, keys: KeyRing, on: Comparison): Promise<Findings> {
  await query(client, baselineOf(on));
  await query(client, MATCHED);
  await query(client, sql`analyze baseline; analyze matched`);
  await findMovers(client, WANTED);
  await query(client, CONFLICTS);
  await query(client, SEALED_CHANGES);
  await findSealedChanges(client, keys, on.fileKeys);
  await findNumberChanges(client, keys);
  await query(client, WRONG);
  await query(client, sql`analyze wrong`);
  await findInTheWay(client, NOT_WRONG, on);
  await query(client, LEFT_OUT);
  await query(client, sql`analyze left_out`);
  await query(client, sorted(on.fileKeys));
  await query(client, sql`analyze sorted (seq, graduate_id)`);
  await query(client, foundRows(on));
  await query(client, missingRows(on));
  const [found] = await query<Findings & QueryResultRow>(client, countsOf(on));
  if (!found) throw new Error("Nothing was counted");
  // With a single wrong row nothing can be committed: what would be is not kept.
  if (found.wrong === 0) await query(client, keptValues(on));
  return found;
}

/** What the roster says now: what waits for a graduate to be free (F-96) over the registry's copy over the rest. */
const baselineOf = ({ schoolId, cohort }: Comparison) => sql`
  create temp table baseline on commit drop as
  select g.id as graduate_id, g.frozen_at is not null as frozen, g.transferred_at is not null as transferred, g.student_number as platform_number, ${listed(
    VALUE_COLUMNS,
    (column) =>
      `case when p.graduate_id is not null then p.${column} else ${presentColumn(column)} end as ${column}`,
  )}
  from graduate g
    left join registry_student r on r.graduate_id = g.id
    left join department d on d.id = coalesce(r.department_id, g.department_id)
    left join roster_pending p on p.graduate_id = g.id
  where g.school_id = ${schoolId} and g.cohort = ${cohort}`;

function presentColumn(column: ValueColumn): string {
  if (column === "department_name") return "d.name";
  const inRegistry = (REGISTRY_COLUMNS as readonly string[]).includes(column);
  return inRegistry ? `coalesce(r.${column}, g.${column})` : `g.${column}`;
}

const MATCHED = sql`
  create temp table matched on commit drop as
  select i.seq, coalesce(by_id.graduate_id, by_numbers.graduate_id) as graduate_id
  from incoming i
    left join baseline by_id on by_id.id_number_index = i.id_number_index
    left join baseline by_numbers on by_id.graduate_id is null
      and by_numbers.student_number = i.student_number and by_numbers.candidate_number = i.candidate_number
      and i.candidate_number <> ''`;

/** The numbers that the file gives to known graduates. */
const WANTED = sql`
  select m.graduate_id, i.student_number from matched m join incoming i on i.seq = m.seq
  where m.graduate_id is not null`;

/** What only the database can know to be wrong. */
const CONFLICTS = sql`
  create temp table conflict on commit drop as
  select i.seq, '学号' as col, i.student_number as value, '该学号属于本校同届另一名毕业生，而该毕业生不在本文件中' as reason
  from incoming i join matched m on m.seq = i.seq
    join baseline b on b.student_number = i.student_number and b.graduate_id is distinct from m.graduate_id
  where not exists (select from matched other where other.graduate_id = b.graduate_id)
  union all
  select i.seq, '学号', i.student_number,
    '该学号在平台上仍属于本校同届另一名毕业生（签约或去向登记尚未结束，其学号变更暂未生效），待其结束后才能分配给新增的毕业生'
  from incoming i join matched m on m.seq = i.seq join baseline b on b.platform_number = i.student_number
    left join matched owner on owner.graduate_id = b.graduate_id left join incoming o on o.seq = owner.seq
  where m.graduate_id is null and coalesce(o.student_number, b.student_number) <> i.student_number
    and not exists (select from mover where mover.graduate_id = b.graduate_id)
  union all
  select m.seq, '学号', null, '与文件中另一行指向同一名毕业生（身份证号相同，或学号、考生号均相同）'
  from matched m where m.graduate_id is not null
    and exists (select from matched other where other.graduate_id = m.graduate_id and other.seq < m.seq)`;

const SEALED_CHANGES = sql`create temp table sealed_change (seq int, detail jsonb) on commit drop`;

/** Sealed values never equal each other: both are opened. */
async function findSealedChanges(
  client: PoolClient,
  keys: KeyRing,
  fileKeys: ReadonlySet<string>,
): Promise<void> {
  const sealed = SEALED_COMPARED.filter(([column]) => comesFrom(column, fileKeys));
  if (sealed.length === 0) return;
  const pairs = sql`
    select m.seq, ${raw(sealed.map(([column]) => `b.${column} as old_${column}, i.${column} as new_${column}`).join(", "))}
    from matched m join incoming i on i.seq = m.seq join baseline b on b.graduate_id = m.graduate_id
    where i.problems is null and (${raw(
      sealed.map(([column]) => `b.${column} is not null or i.${column} is not null`).join(" or "),
    )})`;
  await keepChanges<Record<string, Buffer | number | null>>(client, pairs, (row) =>
    sealed.flatMap(([column, header]) => {
      const open = (bytes: unknown) =>
        Buffer.isBuffer(bytes) ? keys.open(`graduate.${column}`, new Sealed(bytes)) : null;
      const before = open(row[`old_${column}`]);
      const after = open(row[`new_${column}`]);
      if (before === after) return [];
      const shown = (text: string | null) => (text === null ? null : shownValue("beginning", text));
      return [{ seq: row.seq, detail: { column: header, old: shown(before), new: shown(after) } }];
    }),
  );
}

/** A corrected ID number, with the digits that change: its mask may be the same. */
async function findNumberChanges(client: PoolClient, keys: KeyRing): Promise<void> {
  const pairs = sql`
    select m.seq, b.id_number_sealed as old, i.id_number_sealed as new
    from matched m join incoming i on i.seq = m.seq join baseline b on b.graduate_id = m.graduate_id
    where i.problems is null and i.id_number_index is distinct from b.id_number_index`;
  const open = (bytes: Buffer) => keys.open("graduate.id_number_sealed", new Sealed(bytes));
  await keepChanges<{ seq: number; old: Buffer; new: Buffer }>(client, pairs, (row) => {
    const [before, after] = [open(row.old), open(row.new)];
    const changed = { old: maskButChanges(before, after), new: maskButChanges(after, before) };
    const masked = { old: maskIdNumber(before), new: maskIdNumber(after) };
    return [{ seq: row.seq, detail: { column: "身份证号", ...masked, changed } }];
  });
}

/** Keeps what `changesOf` finds in the rows of a query, some thousand at a time. */
async function keepChanges<Row extends QueryResultRow>(
  client: PoolClient,
  rowsOf: Sql,
  changesOf: (row: Row) => object[],
): Promise<void> {
  await query(client, sql`declare sealed_pairs cursor for ${rowsOf}`);
  for (;;) {
    const rows = await query<Row>(client, sql`fetch 2000 from sealed_pairs`);
    if (rows.length === 0) break;
    const changes = JSON.stringify(rows.flatMap(changesOf));
    await query(
      client,
      sql`insert into sealed_change select * from jsonb_to_recordset(${changes}) as c(seq int, detail jsonb)`,
    );
  }
  await query(client, sql`close sealed_pairs`);
}

/** Own tables with statistics of their own: of the upload's rows in the shared ones the planner would know nothing. */
const WRONG = sql`
  create temp table wrong on commit drop as
  select i.seq, coalesce(i.problems, '[]'::jsonb) || coalesce(c.problems, '[]'::jsonb) as details
  from incoming i left join (
    select seq, jsonb_agg(jsonb_build_object('column', col, 'value', value, 'reason', reason)) as problems
    from conflict group by seq) c on c.seq = i.seq
  where i.problems is not null or c.seq is not null`;

const NOT_WRONG = sql`
  select i.seq as key, m.graduate_id, i.id_number_index, i.education_level, i.name
  from incoming i join matched m on m.seq = i.seq left join baseline b on b.graduate_id = m.graduate_id
  where b.transferred is not true and not exists (select from wrong w where w.seq = i.seq)`;

/** F-01b: rows that the commit leaves out while it takes the others. A row that was 转届 never comes back. */
const LEFT_OUT = sql`
  create temp table left_out on commit drop as
  select key as seq, min(reason) as reason from in_the_way where not ends group by key
  union all
  select m.seq, '该生已转届，本届信息不再变更，本行未并入' from matched m join baseline b on b.graduate_id = m.graduate_id
  where b.transferred and not exists (select from wrong w where w.seq = m.seq)`;

/** What a commit does with this row is decided: it is wrong, or left out. */
const SETTLED = sql`(exists (select from wrong w where w.seq = i.seq) or exists (select from left_out l where l.seq = i.seq))`;

function sorted(fileKeys: ReadonlySet<string>): Sql {
  const compared = COMPARED.filter(([column]) => comesFrom(column, fileKeys));
  const list = (of: string) => raw(compared.map(([column]) => `${of}.${column}`).join(", "));
  // Of an ID number the changes tell more than its mask.
  const differs = compared
    .filter(([column]) => column !== "id_number_mask")
    .map(
      ([column, header]) =>
        `case when i.${column} is distinct from b.${column}
         then jsonb_build_object('column', '${header}', 'old', b.${column}::text, 'new', i.${column}::text) end`,
    );
  return sql`
    create temp table sorted on commit drop as
    select i.seq, 'ADDED' as kind, uuidv7() as graduate_id, way.graduate_id as ends, '[]'::jsonb as details
    from incoming i join matched m on m.seq = i.seq left join in_the_way way on way.key = i.seq and way.ends
    where m.graduate_id is null and not ${SETTLED}
    union all
    select i.seq, 'CHANGED', m.graduate_id, way.graduate_id,
      (case when b.frozen then jsonb_build_array(jsonb_build_object('column', '在册状态', 'old', '失效', 'new', '恢复'))
        else '[]'::jsonb end)
      || jsonb_path_query_array(jsonb_build_array(${raw(differs.join(", "))}), '$[*] ? (@ != null)')
      || coalesce(s.details, '[]'::jsonb)
    from incoming i join matched m on m.seq = i.seq join baseline b on b.graduate_id = m.graduate_id
      left join (select seq, jsonb_agg(detail) as details from sealed_change group by seq) s on s.seq = i.seq
      left join in_the_way way on way.key = i.seq and way.ends
    where not ${SETTLED}
      and (b.frozen or s.seq is not null or i.id_number_index is distinct from b.id_number_index
        or (${list("i")}) is distinct from (${list("b")}))`;
}

const foundRows = ({ uploadId }: Comparison) => sql`
  insert into roster_upload_row (upload_id, seq, kind, graduate_id, student_number, name, details)
  select ${uploadId}::uuid, i.seq, f.kind, f.graduate_id, i.student_number, i.name, f.details
  from (
    select seq, case when ends is null then kind else 'TRANSFERRED' end as kind, graduate_id,
      case when ends is null then details else ${STANDS_THERE} || details end as details from sorted
    union all select seq, 'WRONG', null, details from wrong
    union all select i.seq, 'WARNED', sorted.graduate_id, i.warnings from sorted join incoming i on i.seq = sorted.seq
      where i.warnings is not null
    union all select seq, 'LEFT_OUT', null, jsonb_build_array(jsonb_build_object('column', '学籍', 'reason', reason))
      from left_out
  ) f join incoming i on i.seq = f.seq`;

/** 转届: the row that the commit ends, and what in it ends with it. */
const STANDS_THERE = sql`(select jsonb_build_array(jsonb_build_object('column', '转届',
    'old', o.cohort || '届，无在办或生效的签约、去向' || case when count(r.id) > 0
      then '；未应约的邀请、未提交的草稿共' || count(r.id) || '份将随之结束' else '' end, 'new', '转入本届'))
  from graduate o left join record r on r.graduate_id = o.id and r.waits_for is not null
  where o.id = sorted.ends group by o.id)`;

const missingRows = ({ uploadId }: Comparison) => sql`
  insert into roster_upload_row (upload_id, seq, kind, graduate_id, student_number, name, details)
  select ${uploadId}::uuid, ${raw(String(AFTER_THE_FILE))} + row_number() over (order by b.student_number), 'MISSING', b.graduate_id,
    b.student_number, b.name, '[]'::jsonb
  from baseline b where not b.frozen and not b.transferred and not exists (select from matched m where m.graduate_id = b.graduate_id)`;

const countsOf = ({ uploadId }: Comparison) => sql`
  select counted.*, (select count(*)::int from incoming) - added - changed - transferred - left_out - wrong
    as unchanged from (
    select count(*) filter (where kind = 'ADDED')::int as added, count(*) filter (where kind = 'CHANGED')::int as changed,
      count(*) filter (where kind = 'TRANSFERRED')::int as transferred,
      count(*) filter (where kind = 'LEFT_OUT')::int as left_out,
      count(*) filter (where kind = 'WARNED')::int as warned,
      count(*) filter (where kind = 'MISSING')::int as missing, count(*) filter (where kind = 'WRONG')::int as wrong,
      coalesce(sum(jsonb_array_length(details)) filter (where kind = 'WRONG'), 0)::int as problems
    from roster_upload_row where upload_id = ${uploadId}) counted`;

/** A value whose column the file has not stays what it is. */
function keptValues({ uploadId, fileKeys }: Comparison): Sql {
  const values = listed(VALUE_COLUMNS, (column) => {
    if (comesFrom(column, fileKeys)) return `i.${column}`;
    return `coalesce(b.${column}, i.${column})`;
  });
  return sql`
    insert into roster_upload_value (upload_id, graduate_id, kind, ends_graduate_id, ${listed(VALUE_COLUMNS)})
    select ${uploadId}::uuid, f.graduate_id, f.kind, f.ends, ${values}
    from sorted f join incoming i on i.seq = f.seq left join baseline b on b.graduate_id = f.graduate_id`;
}
