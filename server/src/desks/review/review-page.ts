import type { EntityManager } from "@mikro-orm/postgresql";
import { catalogue } from "../../catalogue/index.js";
import { readEntities } from "../../database/read-entities.js";
import { query, type Sql, sql } from "../../database/sql.js";
import { approvalStates, readVoidedOf } from "../../flows/destination/index.js";
import { warningsAbout } from "../../parties/employer-warnings/index.js";
import type { AppName, StaffIdentity } from "../../parties/identity/index.js";
import { Department, type Graduate, RegistryStudent } from "../../parties/roster/index.js";
import {
  AgreementContactView,
  lastClosedCohort,
  readSigningConditions,
} from "../../parties/settings/index.js";
import type { Platform } from "../../platform/platform.js";
import {
  type AnyRecordSubject,
  flowOf,
  HeldVerdict,
  type RecordHeader,
  type RecordRead,
  readInSight,
  readSubmissions,
  viewOf,
  wordsOf,
} from "../../records/index.js";
import { holderOf, type UploadView, uploadsByIds, uploadViews } from "../../services/uploads/index.js";
import type { AgreementType } from "../../words/organisation-words.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import { compareUploads } from "./compare-uploads.js";
import { employerOfAnyRecord } from "./employer-of-record.js";
import { noticesAbout } from "./notices.js";
import type { StudentFieldComparison } from "./registry-comparison.types.js";
import { readRegistryDestination } from "./registry-destination.js";
import {
  type EarlierVerdict,
  type HeldVerdictView,
  ReviewPage,
  type SubmissionComparison,
} from "./review.types.js";
import { isReviewer } from "./waiting.js";

/** Everything a reviewer compares before a verdict, side by side (F-14); null when the record is out of sight. */
export async function readReviewPage(
  platform: Platform,
  em: EntityManager,
  viewer: StaffIdentity,
  app: AppName | null,
  recordId: string,
): Promise<ReviewPage | null> {
  const read = await readInSight(platform, em, viewer, recordId);
  if (!read) return null;
  const { subject } = read;
  const { record, graduate } = subject;
  const student = graduate && (await readStudent(platform, em, graduate));
  const submitted = await readSubmissions(platform, em, recordId, 2);
  const pictures = await picturesOf(platform, viewer, app, submitted);
  const employer = await employerOfAnyRecord(em, viewer, recordId);
  return Object.assign(new ReviewPage(), {
    record: await viewOf(platform, em, viewer, read),
    comparison: compareSubmissions(read, submitted, pictures),
    uploads: submitted[0]?.uploadIds.flatMap((id) => pictures.get(id) ?? []) ?? [],
    schoolName: record.school?.getEntity().name ?? null,
    departmentName: record.department?.getEntity().name ?? null,
    ...(student ?? NO_STUDENT),
    earlierVerdicts: await readEarlierVerdicts(platform, record, isReviewer(record.waitsFor)),
    approvalStates: [...approvalStates(platform, subject)],
    notices: await noticesAbout(platform, em, subject, employer),
    // What schools say of the employer (F-75); null where the record names none with a code.
    employerWarnings: employer && (await warningsAbout(platform, viewer, employer.uscc)),
    canTakeRegistryData:
      takesRegistryData(record) &&
      (student?.studentFields.some((field) => field.refreshable && field.differs) ?? false),
    neededPart: neededPart(record),
    heldVerdict: await readHeldVerdict(platform, em, viewer, subject),
  });
}

/** What the page says of the graduate, with the registry's own beside it. */
async function readStudent(platform: Platform, em: EntityManager, graduate: Graduate) {
  const signing = (await readSigningConditions(em, [graduate.id])).get(graduate.id);
  return {
    graduateId: graduate.id,
    trainingModeCode: signing?.trainingMode ?? graduate.trainingMode,
    educationLevelCode: graduate.educationLevel,
    ...(await compareStudent(platform, em, graduate)),
    registryDestination: await readRegistryDestination(platform, graduate.id),
    voidedDestinations: await readVoidedOf(platform, graduate.id),
    schoolContact: signing?.contact ? Object.assign(new AgreementContactView(), signing.contact) : null,
  };
}

/** A record about an organisation: nothing of a graduate is there to compare. */
const NO_STUDENT = {
  graduateId: null,
  trainingModeCode: null,
  educationLevelCode: null,
  studentFields: [],
  otherRows: [],
  registryDestination: null,
  voidedDestinations: [],
  schoolContact: null,
};

function neededPart({ kind, status }: RecordHeader): string | null {
  const { verdict } = flowOf(kind);
  return verdict?.needed?.(status as RecordStatus) ? verdict.field : null;
}

/** F-15 does not exist for terminations, nor in every review of a flow that has two. */
function takesRegistryData({ kind, status, endsRecordId }: RecordHeader): boolean {
  return !endsRecordId && (flowOf(kind).takesRegistryData?.(status as RecordStatus) ?? true);
}

/**
 * Platform and registry beside each other (F-14). The first five never come by 获取最新学生信息: where they differ the
 * reviewer rejects, the registry is corrected, the graduate starts again (F-15).
 */
async function compareStudent(
  { clock }: Platform,
  em: EntityManager,
  graduate: Graduate,
): Promise<{ studentFields: StudentFieldComparison[]; otherRows: string[] }> {
  const read = await readEntities(
    em,
    "registry-student",
    { d: Department, own: Department, copy: RegistryStudent },
    sql`from graduate g join department own on own.id = g.department_id
      left join registry_student copy on copy.graduate_id = g.id
      left join department d on d.id = copy.department_id
      where g.id = ${graduate.id}`,
    sql`, ${otherRows(clock.now())} as other_rows`,
  );
  const registry = read?.entities.copy ?? null;
  const sameId = registry?.idNumberIndex.equals(graduate.idNumberIndex) ?? false;
  const compare = (refreshable: boolean) => (label: string, read: (copy: StudentCopy) => string) => {
    const platform = read(graduate);
    const other = registry && read(registry);
    return { label, platform, registry: other ?? "—", differs: other !== platform, refreshable };
  };
  const fixed = compare(false);
  const refreshable = compare(true);
  const studentFields = [
    fixed("姓名", (copy) => copy.name),
    { ...fixed("证件号码", (copy) => copy.idNumberMask), differs: !sameId },
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
  return { studentFields, otherRows: read?.row.other_rows as string[] };
}

/** The one thing that a desk learns of somebody's other stage of study, at whichever school (F-01b, against P-04). */
function otherRows(now: Date): Sql {
  return sql`array(
    select case when held.id is null then '无' when held.waits_for is not null then '办理中' else '已签约或登记' end
    from graduate o left join record held on held.graduate_id = o.id and held.holds
    where o.person_id = g.person_id and o.id <> g.id and o.living and o.cohort > ${lastClosedCohort(now)}
    order by o.stage)`;
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
  kind: RecordKind;
  agreement_type: AgreementType | null;
  counterpart: string;
  title: string;
  actor_organisation: string;
  actor_name: string;
  reason_category: string | null;
  reason: string | null;
}

const MOST_VERDICTS = 50;

/** Verdicts on all records of this graduate, or about this organisation, newest first; this record's own too while it is under review. */
async function readEarlierVerdicts(
  platform: Platform,
  { id, graduate, employer }: RecordHeader,
  withOwn: boolean,
): Promise<EarlierVerdict[]> {
  const whose = graduate
    ? sql`r.graduate_id = ${graduate.id}`
    : sql`r.employer_id = ${employer?.id ?? null} and r.graduate_id is null`;
  const rows = await query<VerdictRow>(
    platform.pool,
    sql`
      select e.at, r.kind, pc.agreement_type, r.counterpart, e.title, e.actor_organisation, e.actor_name, e.reason_category, e.reason
      from record r
      left join school s on s.id = r.school_id
      left join province_cohort pc on pc.province_id = s.province_id and pc.cohort = r.cohort
      join record_event e on e.record_id = r.id and e.act in ('approve', 'return', 'reject')
      where ${whose} and (r.id <> ${id} or ${withOwn}::boolean)
      order by e.at desc, e.id desc limit ${MOST_VERDICTS}`,
    { name: graduate ? "earlier-verdicts" : "earlier-verdicts-of-organisation" },
  );
  return rows.map((row) => ({
    at: row.at,
    counterpart: row.counterpart,
    title: wordsOf(row.kind, row.agreement_type)(row.title),
    organisation: row.actor_organisation,
    personName: row.actor_name,
    reasonCategory: row.reason_category,
    reason: row.reason,
  }));
}

type Submitted = Awaited<ReturnType<typeof readSubmissions>>;

/** By id, those of both submissions: what is gone from the last one is looked at beside what came instead (F-14). */
async function picturesOf(
  platform: Platform,
  viewer: StaffIdentity,
  app: AppName | null,
  submitted: Submitted,
): Promise<Map<string, UploadView>> {
  const rows = await uploadsByIds(platform.pool, [
    ...new Set(submitted.flatMap(({ uploadIds }) => uploadIds)),
  ]);
  // Addresses are bound to a session of the desk: a viewer without one gets none.
  if (rows.length === 0 || app === null) return new Map();
  return new Map(uploadViews(platform, holderOf(viewer, app), rows).map((view) => [view.id, view]));
}

/** The last two submissions line by line, so that a reviewer who returned one sees what became of it. */
function compareSubmissions(
  { flow: { form } }: RecordRead,
  [last, before]: Submitted,
  pictures: ReadonlyMap<string, UploadView>,
): SubmissionComparison | null {
  if (!form || !last || !before) return null;
  const [now, then] = [form.describe(last.content), form.describe(before.content)];
  const labels = [...new Set([...now, ...then].map(({ label }) => label))];
  const textIn = (lines: typeof now, label: string) => lines.find((line) => line.label === label)?.text ?? "";
  return {
    submission: last.number,
    previousSubmission: before.number,
    previouslySubmittedAt: before.at,
    changes: labels
      .map((label) => ({ label, before: textIn(then, label), after: textIn(now, label) }))
      .filter((line) => line.before !== line.after),
    uploads: compareUploads(last.uploadIds, before.uploadIds, pictures),
  };
}

const VERDICTS = { approve: "APPROVE", return: "RETURN", reject: "REJECT" } as const;

/** Others see the old state until the verdict takes effect: only its giver is told here (F-18). */
async function readHeldVerdict(
  platform: Platform,
  em: EntityManager,
  viewer: StaffIdentity,
  { record, heldVerdict }: AnyRecordSubject,
): Promise<HeldVerdictView | null> {
  // The subject tells whose it is: nearly always nobody's.
  if (heldVerdict?.accountId !== viewer.accountId) return null;
  const held = await em.findOne(HeldVerdict, { record: record.id });
  if (!held || held.effectiveAt <= platform.clock.now() || held.accountId !== viewer.accountId) return null;
  return {
    verdict: VERDICTS[held.act],
    by: held.organisation,
    mine: true,
    until: held.effectiveAt,
  };
}
