import { Agreement } from "../../src/flows/agreements/agreement.entity.js";
import { onlineSigning } from "../../src/flows/online-signing/online-signing.flow.js";
import { Employer, Favourite } from "../../src/parties/employers/index.js";
import { Graduate } from "../../src/parties/roster/index.js";
import type { ReviewMode } from "../../src/parties/settings/index.js";
import { RecordHeader } from "../../src/records/index.js";
import { standingOf } from "../../src/workflow/index.js";
import { type Ground, newId } from "./ground.js";
import { aGraduate, anEmployer, type TestEmployer, type TestGraduate } from "./people.js";

const DAY_MS = 86_400_000;

/** The graduate among the favourites of the employer (F-20). */
export async function aFavourite(
  on: Ground,
  wish: { employer?: TestEmployer; graduate?: TestGraduate; addedAt?: Date } = {},
): Promise<{ id: string; employer: TestEmployer; graduate: TestGraduate }> {
  const em = on.orm.em.fork();
  const employer = wish.employer ?? (await anEmployer(on));
  const graduate = wish.graduate ?? (await aGraduate(on));
  const row = await em.findOneOrFail(Graduate, graduate.id);
  const id = newId();
  await em.insert(Favourite, {
    id,
    employer: employer.id,
    graduate: graduate.id,
    name: row.name,
    idNumberMask: row.idNumberMask,
    schoolName: graduate.schoolName,
    educationLevel: row.educationLevel,
    majorName: row.majorName,
    cohort: row.cohort,
    addedBy: employer.accountId,
    addedAt: wish.addedAt ?? on.clock.now(),
  });
  return { id, employer, graduate };
}

export interface RecordWish {
  employer?: TestEmployer;
  graduate?: TestGraduate;
  /** INVITED unless told otherwise. */
  status?: string;
  closesAt?: Date | null;
  reviewMode?: ReviewMode;
  positionName?: string;
  number?: string;
  changedAt?: Date;
}

/**
 * An online agreement put straight into a state, with its terms and without history: for lists and for rules that ask
 * what exists. Tests of the flow itself go through its acts.
 */
export async function anAgreement(
  on: Ground,
  wish: RecordWish = {},
): Promise<{ id: string; employer: TestEmployer; graduate: TestGraduate }> {
  const em = on.orm.em.fork();
  const employer = wish.employer ?? (await anEmployer(on));
  const graduate = wish.graduate ?? (await aGraduate(on));
  const now = on.clock.now();
  const status = wish.status ?? "INVITED";
  const [organisation, row] = [
    await em.findOneOrFail(Employer, employer.id),
    await em.findOneOrFail(Graduate, graduate.id),
  ];
  const id = newId();
  const record = em.create(RecordHeader, {
    id,
    kind: "ONLINE_AGREEMENT",
    graduate: graduate.id,
    employer: employer.id,
    counterpart: organisation.name,
    school: graduate.schoolId,
    department: graduate.departmentId,
    level: graduate.level,
    reviewMode: wish.reviewMode ?? "SCHOOL_ONLY",
    cohort: graduate.cohort,
    status,
    submission: 1,
    frozen: row.frozenAt !== null,
    version: 1,
    createdAt: now,
    changedAt: wish.changedAt ?? now,
    submittedAt: status === "INVITED" ? null : now,
    ...standingOf<string>(onlineSigning, status, { at: now, closing: null }),
    closesAt:
      wish.closesAt === undefined && status === "INVITED"
        ? new Date(now.getTime() + 7 * DAY_MS)
        : (wish.closesAt ?? null),
  });
  em.create(Agreement, {
    record,
    agreementType: "TWO_PARTY",
    number: wish.number ?? null,
    graduateName: row.name,
    graduateDocumentKind: row.documentKind,
    graduateIdMask: row.idNumberMask,
    graduateIdIndex: row.idNumberIndex,
    graduateSchool: graduate.schoolName,
    graduateLevel: row.educationLevel,
    graduateMajor: row.majorName,
    employerName: organisation.name,
    employerUscc: organisation.uscc ?? "",
    employerNature: organisation.nature,
    employerIndustry: organisation.industry,
    employerDivision: organisation.division,
    employerAddress: organisation.address,
    contactName: organisation.contactName,
    contactMobileSealed: on.keys.seal("agreement.contact_mobile_sealed", employer.mobile),
    contactPhone: organisation.contactPhone,
    contactEmail: organisation.contactEmail,
    jobCategory: "13",
    positionName: wish.positionName ?? "软件开发工程师",
    sentAt: now,
    invitedBy: employer.accountId,
  });
  await em.flush();
  return { id, employer, graduate };
}
