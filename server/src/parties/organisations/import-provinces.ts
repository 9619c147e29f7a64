import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 } from "uuid";
import { audit } from "../../audit/index.js";
import { divisions } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { tidyCode, tidyLabel } from "../../words/tidy-text.js";
import { requireWriting, type StaffIdentity } from "../identity/index.js";
import { nameProblem, repeated, takenNames } from "./import-check.js";
import { ImportedOrganisations, type ProvinceInput } from "./organisations.types.js";

const MOST_PROVINCES = 100;
// 新疆生产建设兵团 is a provincial-level unit of its own; GB/T 2260 has no code for it: 66 is ours.
const CODES = new Set([...divisions().map(({ code }) => code.slice(0, 2)), "66"]);

/**
 * P-01: the ministry brings provinces in, known by their codes; a code that is there already takes the new name. All
 * or nothing.
 *
 * @throws InvalidInput naming every row that is wrong; NotAllowed READ_ONLY.
 */
export async function importProvinces(
  context: Context,
  viewer: StaffIdentity,
  input: readonly ProvinceInput[],
): Promise<ImportedOrganisations> {
  requireWriting(viewer);
  const rows = input.map((row) => ({ code: tidyCode(row.code), name: tidyLabel(row.name) }));
  refuse(numberProblems(rows));
  return await inTransaction(context.platform, async (em) => {
    // Two imports at once would both find a name free: the second waits.
    await query(em, sql`lock table province in share row exclusive mode`);
    const existing = await query<{ code: string; name: string }>(em, sql`select code, name from province`);
    refuse([...problemsIn(rows), ...takenNames("provinces", rows, existing)]);
    const result = await store(em, rows, new Map(existing.map((row) => [row.code, row.name])));
    await audit(em, {
      at: context.platform.clock.now(),
      by: viewer,
      act: "PROVINCES_IMPORTED",
      address: context.address,
      detail: { ...result },
    });
    return result;
  });
}

function numberProblems(rows: readonly unknown[]): FieldProblem[] {
  if (rows.length > 0 && rows.length <= MOST_PROVINCES) return [];
  return [new FieldProblem("provinces", `一次可导入1至${MOST_PROVINCES}个省份`)];
}

function problemsIn(rows: readonly { code: string; name: string }[]): FieldProblem[] {
  const each = rows.flatMap(({ code, name }, index) => {
    const problem = nameProblem(name);
    return [
      ...(CODES.has(code)
        ? []
        : [new FieldProblem(`provinces.${index}.code`, "省份代码应为两位行政区划代码")]),
      ...(problem ? [new FieldProblem(`provinces.${index}.name`, problem)] : []),
    ];
  });
  return [
    ...each,
    ...repeated("provinces", rows, "code", "省份代码"),
    ...repeated("provinces", rows, "name", "名称"),
  ];
}

async function store(
  em: EntityManager,
  rows: readonly { code: string; name: string }[],
  existing: ReadonlyMap<string, string>,
): Promise<ImportedOrganisations> {
  const changed = rows.filter(({ code, name }) => existing.has(code) && existing.get(code) !== name);
  // Names may change hands within one import: the old ones go first.
  for (const { code } of changed) {
    await query(em, sql`update province set name = id::text where code = ${code}`);
  }
  for (const { code, name } of rows) {
    await query(
      em,
      sql`insert into province (id, code, name) values (${v7()}, ${code}, ${name})
        on conflict (code) do update set name = excluded.name where province.name <> excluded.name`,
    );
  }
  const added = rows.filter(({ code }) => !existing.has(code)).length;
  return Object.assign(new ImportedOrganisations(), {
    added,
    changed: changed.length,
    unchanged: rows.length - added - changed.length,
  });
}

function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}
