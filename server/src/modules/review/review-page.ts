import type { EntityManager } from "@mikro-orm/postgresql";
import { catalogue } from "../../catalogue/index.js";
import type { Platform } from "../../platform.js";
import {
  agreementView,
  isInSight,
  readSigningSubject,
  type SigningSubject,
  settle,
} from "../agreements/index.js";
import type { StaffIdentity } from "../identity/index.js";
import { HeldVerdict } from "../records/index.js";
import { type Graduate, RegistryStudent } from "../roster/index.js";
import { AgreementContactView, readSigningConditions } from "../settings/index.js";
import type { StudentFieldComparison } from "./registry-comparison.types.js";
import { readRegistryDestination } from "./registry-destination.js";
import { type EarlierVerdict, type HeldVerdictView, ReviewPage } from "./review.types.js";

/** Everything a reviewer compares before a verdict, side by side (F-14); null when the record is out of sight. */
export async function readReviewPage(
  platform: Platform,
  em: EntityManager,
  viewer: StaffIdentity,
  recordId: string,
): Promise<ReviewPage | null> {
  if (!(await isInSight(em, viewer, recordId))) return null;
  await settle(platform, recordId);
  const subject = await readSigningSubject(em, recordId);
  if (!subject) return null;
  const { record, graduate } = subject;
  const studentFields = await compareStudent(em, subject);
  const signing = (await readSigningConditions(em, [graduate.id])).get(graduate.id);
  return Object.assign(new ReviewPage(), {
    agreement: await agreementView(platform, em, viewer, subject),
    graduateId: graduate.id,
    schoolName: record.school.getEntity().name,
    departmentName: record.department.getEntity().name,
    studentFields,
    registryDestination: await readRegistryDestination(platform, graduate.id),
    earlierVerdicts: await readEarlierVerdicts(platform, graduate.id, recordId),
    canTakeRegistryData: studentFields.some((field) => field.refreshable && field.differs),
    schoolContact: signing?.contact ? Object.assign(new AgreementContactView(), signing.contact) : null,
    heldVerdict: await readHeldVerdict(platform, em, viewer, recordId),
  });
}

/**
 * Platform and registry beside each other (F-14). The first five never come by 获取最新学生信息: where they differ the
 * reviewer rejects, the registry is corrected, the graduate starts again (F-15).
 */
async function compareStudent(
  em: EntityManager,
  { graduate }: SigningSubject,
): Promise<StudentFieldComparison[]> {
  const registry = await em.findOne(RegistryStudent, { graduate: graduate.id }, { populate: ["department"] });
  await em.populate(graduate, ["department"]);
  const sameId = registry?.idNumberIndex.equals(graduate.idNumberIndex) ?? false;
  const compare = (refreshable: boolean) => (label: string, read: (copy: StudentCopy) => string) => {
    const platform = read(graduate);
    const other = registry && read(registry);
    return { label, platform, registry: other ?? "—", differs: other !== platform, refreshable };
  };
  const fixed = compare(false);
  const refreshable = compare(true);
  return [
    fixed("姓名", (copy) => copy.name),
    { ...fixed("身份证号码", (copy) => copy.idNumberMask), differs: !sameId },
    fixed("学历层次", (copy) => catalogue("educationLevel").label(copy.educationLevel)),
    fixed("专业", (copy) => copy.majorName),
    fixed("培养方式", (copy) => catalogue("trainingMode").label(copy.trainingMode)),
    refreshable("性别", (copy) => catalogue("sex").label(copy.sex)),
    refreshable("民族", (copy) => catalogue("ethnicity").label(copy.ethnicity)),
    refreshable("政治面貌", (copy) => catalogue("politicalStatus").label(copy.politicalStatus)),
    refreshable("所在院系", (copy) => copy.department.getEntity().name),
    refreshable("学制（年）", (copy) => String(Number(copy.durationYears))),
    refreshable("学号", (copy) => copy.studentNumber),
    refreshable("毕业时间", (copy) => copy.graduates),
  ];
}

/** What both copies of a student have. */
type StudentCopy = Pick<
  Graduate & RegistryStudent,
  | "name"
  | "idNumberMask"
  | "educationLevel"
  | "majorName"
  | "trainingMode"
  | "sex"
  | "ethnicity"
  | "politicalStatus"
  | "department"
  | "durationYears"
  | "studentNumber"
  | "graduates"
>;

interface VerdictRow {
  at: Date;
  employer_name: string;
  title: string;
  actor_organisation: string;
  actor_name: string;
  reason_category: string | null;
  reason: string | null;
}

const MOST_VERDICTS = 50;

/** Verdicts on all records of this graduate, newest first; this record's own first step by a department included. */
async function readEarlierVerdicts(
  platform: Platform,
  graduateId: string,
  recordId: string,
): Promise<EarlierVerdict[]> {
  const { rows } = await platform.pool.query<VerdictRow>({
    name: "earlier-verdicts",
    text: `
      select e.at, a.employer_name, e.title, e.actor_organisation, e.actor_name, e.reason_category, e.reason
      from record r
      join record_event e on e.record_id = r.id and e.act in ('approve', 'reject')
      join agreement a on a.record_id = r.id
      where r.graduate_id = $1 and (r.id <> $2 or r.status in ('DEPARTMENT_REVIEW', 'SCHOOL_REVIEW'))
      order by e.at desc, e.id desc limit $3`,
    values: [graduateId, recordId, MOST_VERDICTS],
  });
  return rows.map((row) => ({
    at: row.at,
    employerName: row.employer_name,
    title: row.title,
    organisation: row.actor_organisation,
    personName: row.actor_name,
    reasonCategory: row.reason_category,
    reason: row.reason,
  }));
}

/** Others see the old state until the verdict takes effect: only its giver is told here (F-18). */
async function readHeldVerdict(
  platform: Platform,
  em: EntityManager,
  viewer: StaffIdentity,
  recordId: string,
): Promise<HeldVerdictView | null> {
  const held = await em.findOne(HeldVerdict, { record: recordId });
  if (!held || held.effectiveAt <= platform.clock.now() || held.accountId !== viewer.accountId) return null;
  return {
    verdict: held.act === "approve" ? "APPROVE" : "REJECT",
    by: held.organisation,
    mine: true,
    until: held.effectiveAt,
  };
}
