import "reflect-metadata";
import { ObjectType } from "type-graphql";
import { inTransaction } from "../src/database/transaction.js";
import { Employer } from "../src/parties/employers/index.js";
import type { EmployerIdentity, GraduateIdentity } from "../src/parties/identity/index.js";
import { Graduate, School } from "../src/parties/roster/index.js";
import type { Platform } from "../src/platform/platform.js";
import {
  type AnyRecordSubject,
  actorOf,
  beginIn,
  defineRecordFlow,
  employerOfRecord,
  graduateOfRecord,
  keepChain,
  lockForAct,
  noteRegistryData,
  RECORD_PARTIES,
  REVIEWERS_OF_RECORD,
  RecordHeader,
  RecordView,
  readHeader,
  subjectOfAny,
  subjectOfNew,
  type VerdictGiven,
} from "../src/records/index.js";
import { Access } from "../src/words/access.js";
import type { RecordKind } from "../src/words/record-words.js";
import type { StaffModule } from "../src/words/viewer.js";
import { defineFlow, firstReviewStep, type Party, reviewChain } from "../src/workflow/index.js";
import { newId } from "./factories.js";

/*
 * Kinds of records that only tests know: what every kind brings, and no more. Loaded before the schema is built, they
 * are in it as any other. Their states are named like those of online signing and mean something else: none holds.
 */

type State = "DEPARTMENT_REVIEW" | "SCHOOL_REVIEW" | "RETURNED" | "REJECTED" | "REGISTERED";

const STEPS = { departmentStep: "DEPARTMENT_REVIEW", schoolStep: "SCHOOL_REVIEW" } as const;

@Access(...RECORD_PARTIES)
@ObjectType("TrialRecord", { implements: RecordView })
export class TrialRecordView extends RecordView {}

function trialKind(name: string, module: StaffModule, by: Party<AnyRecordSubject>): RecordKind {
  // The words of the platform do not have it, and need not.
  const kind = name as RecordKind;
  const flow = defineFlow<
    State,
    "approve" | "return" | "reject",
    AnyRecordSubject,
    VerdictGiven,
    AnyRecordSubject,
    object
  >({
    kind,
    module,
    name: "试办",
    states: {
      DEPARTMENT_REVIEW: { label: "等待学院审核", waitsFor: "DEPARTMENT" },
      SCHOOL_REVIEW: { label: "等待学校审核", waitsFor: "SCHOOL" },
      RETURNED: { label: "已退回", waitsFor: "GRADUATE" },
      REJECTED: { label: "不通过", outcome: "FAILED" },
      REGISTERED: { label: "已通过", outcome: "REACHED" },
    },
    starts: [
      {
        act: "ask",
        to: firstReviewStep<State, AnyRecordSubject>(STEPS.departmentStep, STEPS.schoolStep),
        by,
        title: "申请",
        guards: [],
        effects: [keepChain],
        idTaken: "申请编号无效",
      },
    ],
    rows: reviewChain<State, AnyRecordSubject, VerdictGiven>({
      ...STEPS,
      ...REVIEWERS_OF_RECORD,
      onPassedOn: [noteRegistryData],
      approved: { to: "REGISTERED", effects: [] },
      returned: { to: "RETURNED", effects: [] },
      rejected: { byDepartment: "REJECTED", bySchool: "REJECTED", effects: [] },
    }),
  });
  defineRecordFlow({
    kind,
    flow,
    initiator: { home: "本人", desk: "试办" },
    acts: { approve: "APPROVE", return: "RETURN", reject: "REJECT" },
    mutations: { ask: "askTermination" },
    read: async (em, id) => {
      const record = await readHeader(em, id);
      return record && (await subjectOfAny(em, record));
    },
    view: async ({ base }) => Object.assign(new TrialRecordView(), base),
    steps: () => [],
    nextSteps: { RETURNED: "等待修改", REJECTED: "未通过", REGISTERED: "已通过" },
  });
  return kind;
}

/** About a graduate, one in each module. */
export const TRIAL_KINDS: Readonly<Record<StaffModule, RecordKind>> = {
  EMPLOYMENT: trialKind("TRIAL_EMPLOYMENT", "EMPLOYMENT", graduateOfRecord),
  ARCHIVE: trialKind("TRIAL_ARCHIVE", "ARCHIVE", graduateOfRecord),
  HOUSEHOLD: trialKind("TRIAL_HOUSEHOLD", "HOUSEHOLD", graduateOfRecord),
};

/** About an organisation, as it would be verified by a school: no graduate, no department, no cohort. */
export const TRIAL_OF_ORGANISATION = trialKind(
  "TRIAL_ORGANISATION",
  "EMPLOYMENT",
  employerOfRecord("用人单位"),
);

/** Begins a record about a graduate, as its flow does. */
export async function askTrial(
  platform: Platform,
  viewer: GraduateIdentity,
  module: StaffModule,
): Promise<string> {
  const id = newId();
  const { graduateId, schoolId, cohort } = viewer;
  await inTransaction(platform, (em) =>
    beginIn(platform, em, {
      kind: TRIAL_KINDS[module],
      act: "ask",
      actor: actorOf(viewer),
      address: null,
      input: {},
      lock: async () => {
        await lockForAct(em, { schoolId, cohort, graduateId });
        const graduate = await em.findOneOrFail(Graduate, graduateId, { populate: ["school"] });
        const now = platform.clock.now();
        return await subjectOfNew(em, {
          id,
          kind: TRIAL_KINDS[module],
          graduate,
          counterpart: "试办事项",
          submission: 1,
          now,
        });
      },
    }),
  );
  return id;
}

/** The same about an organisation, for a school to decide. */
export async function askTrialOfOrganisation(
  platform: Platform,
  viewer: EmployerIdentity,
  schoolId: string,
): Promise<string> {
  const id = newId();
  await inTransaction(platform, (em) =>
    beginIn(platform, em, {
      kind: TRIAL_OF_ORGANISATION,
      act: "ask",
      actor: actorOf(viewer),
      address: null,
      input: {},
      lock: async () => {
        await lockForAct(em, {
          schoolId,
          cohort: null,
          graduateId: null,
          organisationId: viewer.employerId,
        });
        const now = platform.clock.now();
        const record = em.create(
          RecordHeader,
          {
            id,
            kind: TRIAL_OF_ORGANISATION,
            employer: await em.findOneOrFail(Employer, viewer.employerId),
            school: await em.findOneOrFail(School, schoolId),
            counterpart: viewer.organisation,
            module: "EMPLOYMENT",
            holds: false,
            reviewMode: "SCHOOL_ONLY",
            status: "",
            createdAt: now,
            changedAt: now,
          },
          { persist: false },
        );
        return await subjectOfAny(em, record);
      },
    }),
  );
  return id;
}
