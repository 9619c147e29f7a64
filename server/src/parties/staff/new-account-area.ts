import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import { isId } from "../../words/ids.js";
import { FieldProblem, InvalidInput, UnknownRecord } from "../../words/refusals.js";
import type { StaffIdentity } from "../identity/index.js";
import type { CreateStaffAccountInput } from "./staff-account.types.js";

/** Where an account belongs; what its role does not have is null. */
export interface Area {
  provinceId: string | null;
  schoolId: string | null;
  departmentId: string | null;
}

const NOWHERE: Area = { provinceId: null, schoolId: null, departmentId: null };
/**
 * The area of a new account, whose role the viewer manages: an account of the viewer's own level is of its own area,
 * one of the level below names the organisation.
 *
 * @throws InvalidInput beside the missing organisation; UnknownRecord for one outside the viewer's area (P-07).
 */
export async function areaOfNewAccount(
  em: EntityManager,
  viewer: StaffIdentity,
  input: CreateStaffAccountInput,
): Promise<Area> {
  const { provinceId, schoolId } = viewer;
  switch (input.role) {
    case "MINISTRY":
    case "OPERATOR":
      return NOWHERE;
    case "PROVINCE": {
      const wished = input.provinceId ?? provinceId;
      const id = required(wished, "provinceId", "请选择省份");
      if (viewer.role === "PROVINCE" && id !== provinceId) throw new UnknownRecord();
      return await found(
        em,
        sql`select id as province_id, null as school_id, null as department_id
        from province where id = ${id}`,
      );
    }
    case "SCHOOL": {
      const wished = input.schoolId ?? schoolId;
      const id = required(wished, "schoolId", "请选择学校");
      if (viewer.role === "SCHOOL" && id !== schoolId) throw new UnknownRecord();
      return await found(
        em,
        sql`select province_id, id as school_id, null as department_id
        from school where id = ${id} and province_id = ${provinceId}`,
      );
    }
    case "DEPARTMENT": {
      const id = required(input.departmentId, "departmentId", "请选择院系");
      return await found(
        em,
        sql`select school.province_id, school.id as school_id, d.id as department_id
        from department d join school on school.id = d.school_id where d.id = ${id} and school.id = ${schoolId}`,
      );
    }
  }
}

function required(id: string | null | undefined, field: string, message: string): string {
  if (!id) throw new InvalidInput([new FieldProblem(field, message)]);
  if (!isId(id)) throw new UnknownRecord();
  return id;
}

async function found(em: EntityManager, statement: ReturnType<typeof sql>): Promise<Area> {
  const [row] = await query<{
    province_id: string | null;
    school_id: string | null;
    department_id: string | null;
  }>(em, statement);
  if (!row) throw new UnknownRecord();
  return { provinceId: row.province_id, schoolId: row.school_id, departmentId: row.department_id };
}
