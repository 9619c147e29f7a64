import { audit } from "../../audit/index.js";
import { limitTo, query, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";
import { networkOf, RATE_LIMITS, requireWriting, type StaffIdentity, take } from "../identity/index.js";
import { PHONE } from "./contact-rules.js";
import { SchoolOffice, type SchoolOfficeInput } from "./school-office.types.js";

/** Offices that one question answers. */
const MOST = 10;
/** Fewer characters would name half of the country's schools. */
const SHORTEST = 2;
const LONGEST = { name: 30, hours: 100 } as const;

/** How an office is called whose school has not said more than the phone of its 协议经办人. */
const UNNAMED = "学校就业部门";

interface OfficeRow {
  school_name: string;
  name: string | null;
  phone: string | null;
  hours: string | null;
}

/** The office of the graduate's school; where it has not said one, the phone of their level's 协议经办人 (P-11). */
export async function officeOfGraduate(
  executor: SqlExecutor,
  graduateId: string,
): Promise<SchoolOffice | null> {
  const [row] = await query<OfficeRow>(
    executor,
    sql`select s.name as school_name, o.name, coalesce(o.phone, (
        select c.phone from signing_settings t join agreement_contact c on c.settings_id = t.id
        where t.school_id = s.id and t.cohort = g.cohort and c.level_scope in ('ALL', g.level) limit 1)) as phone, o.hours
      from graduate g join school s on s.id = g.school_id left join school_office o on o.school_id = s.id
      where g.id = ${graduateId}`,
  );
  return row ? presented(row) : null;
}

/**
 * The offices of schools by a part of their name, for whoever cannot sign in and so has no school here yet; schools that
 * have not said anything are left out.
 *
 * @throws LimitReached.
 */
export async function findSchoolOffices(
  { platform, address }: Context,
  typed: string,
): Promise<SchoolOffice[]> {
  const wanted = typed.trim();
  if (Array.from(wanted).length < SHORTEST) return [];
  await take(platform, RATE_LIMITS.schoolOffices, networkOf(address), platform.clock.now());
  const rows = await query<OfficeRow>(
    platform.pool,
    sql`select * from (
        select s.name as school_name, s.code, o.name, o.hours, coalesce(o.phone, (
          select c.phone from signing_settings t join agreement_contact c on c.settings_id = t.id
          where t.school_id = s.id order by t.cohort desc, c.level_scope limit 1)) as phone
        from school s left join school_office o on o.school_id = s.id
        where position(${wanted} in s.name) > 0) found
      where phone is not null order by school_name, code ${limitTo(MOST)}`,
    { name: "school-offices" },
  );
  return rows.flatMap((row) => presented(row) ?? []);
}

/** What the viewer's school has said itself. */
export async function readSchoolOffice(
  executor: SqlExecutor,
  schoolId: string,
): Promise<SchoolOffice | null> {
  const [row] = await query<OfficeRow>(
    executor,
    sql`select s.name as school_name, o.name, o.phone, o.hours
      from school_office o join school s on s.id = o.school_id where o.school_id = ${schoolId}`,
  );
  return row ? presented(row) : null;
}

/**
 * The office of the viewer's school as its graduates see it; unlike the 协议经办人 it is printed nowhere and may change
 * at any time.
 *
 * @throws InvalidInput beside the fields; NotAllowed READ_ONLY, LEVEL_SCOPE.
 */
export async function saveSchoolOffice(
  context: Context,
  viewer: StaffIdentity,
  input: SchoolOfficeInput,
): Promise<SchoolOffice> {
  requireWriting(viewer);
  const { schoolId } = viewer;
  if (viewer.role !== "SCHOOL" || !schoolId) throw new NotAllowed("ROLE", "就业办公室由学校设置");
  if (viewer.levelScope !== "ALL") {
    throw new NotAllowed("LEVEL_SCOPE", "仅负责全校的账号可以修改就业办公室信息");
  }
  const office = { name: input.name.trim(), phone: input.phone.trim(), hours: input.hours.trim() };
  const problems = problemsOf(office);
  if (problems.length > 0) throw new InvalidInput(problems);
  return await inTransaction(context.platform, async (em) => {
    await query(
      em,
      sql`insert into school_office (school_id, name, phone, hours)
        values (${schoolId}, ${office.name}, ${office.phone}, ${office.hours})
        on conflict (school_id) do update set name = excluded.name, phone = excluded.phone, hours = excluded.hours`,
    );
    await audit(em, {
      at: context.platform.clock.now(),
      by: viewer,
      act: "SCHOOL_OFFICE_SAVED",
      subject: { kind: "SCHOOL", id: schoolId },
      address: context.address,
      detail: office,
    });
    const saved = await readSchoolOffice(em, schoolId);
    if (!saved) throw new Error("The office vanished while being saved");
    return saved;
  });
}

function problemsOf({ name, phone, hours }: SchoolOfficeInput): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!name) problems.push(new FieldProblem("name", "请填写办公室名称"));
  else if (Array.from(name).length > LONGEST.name)
    problems.push(new FieldProblem("name", `办公室名称不能超过${LONGEST.name}个字`));
  if (!phone) problems.push(new FieldProblem("phone", "请填写咨询电话"));
  else if (!PHONE.test(phone)) {
    problems.push(new FieldProblem("phone", "咨询电话应为11位手机号码，或带区号的固定电话，如025-83590001"));
  }
  if (Array.from(hours).length > LONGEST.hours)
    problems.push(new FieldProblem("hours", `办公时间不能超过${LONGEST.hours}个字`));
  return problems;
}

function presented({ school_name, name, phone, hours }: OfficeRow): SchoolOffice | null {
  if (!phone) return null;
  return Object.assign(new SchoolOffice(), {
    schoolName: school_name,
    name: name ?? UNNAMED,
    phone,
    hours: hours || null,
  });
}
