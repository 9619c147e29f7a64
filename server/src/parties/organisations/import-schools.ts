import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 } from "uuid";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { tidyCode, tidyLabel } from "../../words/tidy-text.js";
import { requireWriting, type StaffIdentity } from "../identity/index.js";
import { nameProblem, repeated, takenNames } from "./import-check.js";
import { ImportedOrganisations, type SchoolInput } from "./organisations.types.js";

const MOST_SCHOOLS = 500;
const LONGEST_ADDRESS = 200;

interface Row {
  code: string;
  name: string;
  provinceCode: string;
  address: string;
}

interface Existing {
  code: string;
  name: string;
  address: string;
  province_code: string;
}

/**
 * P-01: the ministry brings schools in, known by their codes; a code that is there already takes the new name and
 * address and stays in its province, where its accounts and settings are. All or nothing.
 *
 * @throws InvalidInput naming every row that is wrong; NotAllowed READ_ONLY.
 */
export async function importSchools(
  context: Context,
  viewer: StaffIdentity,
  input: readonly SchoolInput[],
): Promise<ImportedOrganisations> {
  requireWriting(viewer);
  const rows = input.map(({ code, name, provinceCode, address }) => ({
    code: tidyCode(code),
    name: tidyLabel(name),
    provinceCode: tidyCode(provinceCode),
    address: address.trim(),
  }));
  refuse(numberProblems(rows));
  return await inTransaction(context.platform, async (em) => {
    // Two imports at once would both find a name free: the second waits.
    await query(em, sql`lock table school in share row exclusive mode`);
    const existing = await query<Existing>(
      em,
      sql`select school.code, school.name, school.address, p.code as province_code
       from school join province p on p.id = school.province_id`,
    );
    const provinces = await query<{ id: string; code: string }>(em, sql`select id, code from province`);
    const provinceIds = new Map(provinces.map(({ id, code }) => [code, id]));
    refuse([
      ...problemsIn(rows),
      ...takenNames("schools", rows, existing),
      ...provinceProblems(rows, existing, new Set(provinceIds.keys())),
    ]);
    const result = await store(em, rows, existing, provinceIds);
    await audit(em, {
      at: context.platform.clock.now(),
      by: viewer,
      act: "SCHOOLS_IMPORTED",
      address: context.address,
      detail: { ...result },
    });
    return result;
  });
}

function numberProblems(rows: readonly unknown[]): FieldProblem[] {
  if (rows.length > 0 && rows.length <= MOST_SCHOOLS) return [];
  return [new FieldProblem("schools", `一次可导入1至${MOST_SCHOOLS}所学校`)];
}

function problemsIn(rows: readonly Row[]): FieldProblem[] {
  const each = rows.flatMap(({ code, name, address }, index) => {
    const problems: FieldProblem[] = [];
    const add = (field: string, message: string) =>
      problems.push(new FieldProblem(`schools.${index}.${field}`, message));
    if (!/^[0-9]{5}$/.test(code)) add("code", "院校代码应为五位数字");
    const wrongName = nameProblem(name);
    if (wrongName) add("name", wrongName);
    if (address.length === 0 || address.length > LONGEST_ADDRESS) {
      add("address", `请填写学校地址，不超过${LONGEST_ADDRESS}个字符`);
    }
    return problems;
  });
  return [
    ...each,
    ...repeated("schools", rows, "code", "院校代码"),
    ...repeated("schools", rows, "name", "名称"),
  ];
}

function provinceProblems(
  rows: readonly Row[],
  existing: readonly Existing[],
  provinces: ReadonlySet<string>,
): FieldProblem[] {
  const provinceOf = new Map(existing.map((row) => [row.code, row.province_code]));
  return rows.flatMap(({ code, provinceCode }, index) => {
    const field = `schools.${index}.provinceCode`;
    if (!provinces.has(provinceCode)) return [new FieldProblem(field, "没有此代码的省份，请先导入省份")];
    const present = provinceOf.get(code);
    return present && present !== provinceCode
      ? [new FieldProblem(field, `该校已属于代码为${present}的省份，不能更改`)]
      : [];
  });
}

async function store(
  em: EntityManager,
  rows: readonly Row[],
  existing: readonly Existing[],
  provinceIds: ReadonlyMap<string, string>,
): Promise<ImportedOrganisations> {
  const before = new Map(existing.map((row) => [row.code, row]));
  const changed = rows.filter(({ code, name, address }) => {
    const school = before.get(code);
    return school && (school.name !== name || school.address !== address);
  });
  // Names may change hands within one import: the old ones go first.
  for (const { code } of changed) {
    await query(em, sql`update school set name = id::text where code = ${code}`);
  }
  for (const { code, name, address } of changed) {
    await query(em, sql`update school set name = ${name}, address = ${address} where code = ${code}`);
  }
  const added = rows.filter(({ code }) => !before.has(code));
  for (const { code, name, address, provinceCode } of added) {
    await query(
      em,
      sql`insert into school (id, province_id, code, name, address)
        values (${v7()}, ${provinceIds.get(provinceCode)}, ${code}, ${name}, ${address})`,
    );
  }
  return Object.assign(new ImportedOrganisations(), {
    added: added.length,
    changed: changed.length,
    unchanged: rows.length - added.length - changed.length,
  });
}

function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}
