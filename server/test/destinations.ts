import {
  AbandonRecord,
  DeleteDraft,
  ReturnRecord,
  VoidDestination,
  WithdrawSubmission,
} from "../../stage/src/client/acts.js";
import { graphql } from "../../stage/src/gql/index.js";
import { destinationFormOf } from "../src/catalogue/index.js";
import { settleAllDue } from "../src/records/index.js";
import type { RecordStatus } from "../src/words/record-words.js";
import type { Person, TestApp } from "./app.js";
import { aGraduate, newId, type TestGraduate } from "./factories.js";
import { GOOD_USCC } from "./form-cases.js";
import { type Left, leftBy, REJECTION, SIGNING, verdictOn } from "./signing.js";
import { type CountryWish, recordsBy, type SettledCountry, settleCountry } from "./signing-country.js";

/** The operations of other destinations as tests send them; verdicts are those of every kind. */
export const DESTINATIONS = {
  save: graphql(`
    mutation SaveDestination($id: ID!, $form: DestinationFormInput!) {
      saveDraft(id: $id, form: { destination: $form }) {
        __typename
        ... on DraftSaved { recordId version }
        ...RefusalFacts
      }
    }
  `),
  submit: graphql(`
    mutation SubmitDestination($id: ID!, $form: DestinationFormInput!) {
      submitRecord(id: $id, form: { destination: $form }) { __typename ...RecordDone ...RefusalFacts }
    }
  `),
  withdraw: WithdrawSubmission,
  abandon: AbandonRecord,
  deleteDraft: DeleteDraft,
  void: VoidDestination,
  approve: SIGNING.approve,
  approveChanged: SIGNING.approve,
  return: ReturnRecord,
  reject: SIGNING.reject,
  undo: SIGNING.undo,
  reveal: SIGNING.reveal,
  record: graphql(`
    query DestinationRecord($id: ID!) {
      record(id: $id) {
        id kind status statusLabel submission counterpart nextStep deadline initiatorLabel
        availableActions { act allowed reason }
        steps { title state }
        timeline { title actorRole reason }
      }
    }
  `),
  destination: graphql(`
    query DestinationSeen($id: ID!) {
      record(id: $id) {
        id status counterpart
        ... on Destination {
          typeCode subType typeLabel
          sections { title facts { key label value } }
          values { key value }
          proofs { id purpose url }
          changes { submission actorRole organisation changes { key label before after } }
        }
      }
    }
  `),
  form: graphql(`
    query DestinationInForm($id: ID!) {
      record(id: $id) {
        ... on Destination {
          proofs { id purpose }
          form { typeCode subType fields { key value } uploadIds version }
        }
      }
    }
  `),
  voided: graphql(`
    query VoidedOnes($filter: VoidedDestinationFilter!, $first: Int! = 20, $after: String) {
      voidedDestinations(filter: $filter, first: $first, after: $after) {
        rows { recordId counterpart typeLabel voidedAt graduateName idNumberMasked departmentName }
        endCursor
      }
    }
  `),
  reviewPage: graphql(`
    query DestinationReviewPage($id: ID!) {
      reviewPage(recordId: $id) {
        record { id status }
        voidedDestinations { recordId counterpart typeLabel }
        registryDestination { code employerName }
        comparison { submission changes { label before after } }
      }
    }
  `),
} as const;

/** 待就业（求职中）: the smallest form there is that still says something; it needs no proof. */
export const FORM = {
  typeCode: "70",
  subType: "701",
  fields: [{ key: "remark", value: "正在参加招聘会" }],
  uploadIds: [],
};

/** 签劳动合同形式就业. */
export const CONTRACT = {
  typeCode: "11",
  subType: null,
  fields: Object.entries({
    employerName: "滇池精密仪器有限公司",
    uscc: GOOD_USCC,
    natureCode: "31",
    industryCode: "31",
    divisionCode: "530102",
    jobCategoryCode: "13",
    contactName: "周经理",
    contactPhone: "13987654321",
  }).map(([key, value]) => ({ key, value })),
};
/** A file of each of these proofs, as if it had been uploaded to the record's form: their ids. */
export async function proofsFor(
  on: TestApp,
  recordId: string,
  purposes: readonly string[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, purpose] of purposes.entries()) {
    const id = newId();
    await on.row(
      `insert into upload (id, record_id, purpose, file_name, position, uploader_role, begun_at, stored_at, content,
         kind, bytes, width, height)
       values ($1, $2, $3, '材料.jpg', $4, 'GRADUATE', $5, $5, gen_random_uuid(), 'JPEG', 1000, 800, 600)`,
      [id, recordId, purpose, index + 1, on.clock.now()],
    );
    ids.push(id);
  }
  return ids;
}

/** The proofs that a type needs at least: each of a group, or the first where one is enough. */
export function neededProofs(typeCode: string, subType: string | null, cohort: number): string[] {
  const groups = destinationFormOf(typeCode, cohort)?.proofs ?? [];
  return groups
    .filter(({ subTypes }) => subTypes === null || subTypes.includes(subType ?? ""))
    .flatMap(({ rule, proofs }) => (rule === "ALL" ? proofs : rule === "ONE" ? proofs.slice(0, 1) : []))
    .map(({ key }) => key);
}

/** Submits a new destination, with files of these proofs: its id. */
export async function aDestination(
  on: TestApp,
  graduate: TestGraduate,
  form: object = FORM,
  purposes: readonly string[] = [],
): Promise<string> {
  const id = newId();
  if (purposes.length > 0) await doesDestination(on, graduate, "save", { id, form: {} });
  const uploadIds = await proofsFor(on, id, purposes);
  await doesDestination(on, graduate, "submit", { id, form: { ...form, uploadIds } });
  return id;
}

/** Does an act and insists that it was done; the record, or the answer. */
export function doesDestination<
  Name extends Exclude<
    keyof typeof DESTINATIONS,
    "record" | "form" | "reviewPage" | "destination" | "voided"
  >,
>(on: TestApp, person: Person, name: Name, variables: object): Promise<Left<Name>> {
  return leftBy(on, person, name, DESTINATIONS[name], variables);
}

/** Everybody who could have to do with a destination, and destinations in every state. */
export async function aDestinationCountry(on: TestApp, wish: CountryWish): Promise<SettledCountry> {
  const inhabitants = await settleCountry(on, wish);
  const { people, department, graduate, doers } = inhabitants;
  const record = recordsBy<RecordStatus>(on, graduate, play);
  return { inhabitants, people, record: (state) => record(state as RecordStatus) };

  async function play(state: RecordStatus): Promise<string> {
    const applicant = await aGraduate(on.platform, { department });
    const id = newId();
    if (state === "DRAFT") {
      await doesDestination(on, applicant, "save", { id, form: FORM });
      return id;
    }
    const { status } = await doesDestination(on, applicant, "submit", { id, form: FORM });
    if (state === status) return id;
    if (["WITHDRAWN", "ABANDONED", "CLOSED"].includes(state)) await playWithdrawn(id, applicant, state);
    else await playReview(id, applicant, status, state);
    return id;
  }

  async function playWithdrawn(id: string, applicant: TestGraduate, state: RecordStatus): Promise<void> {
    await doesDestination(on, applicant, "withdraw", { id });
    if (state === "ABANDONED") await doesDestination(on, applicant, "abandon", { id });
    if (state !== "CLOSED") return;
    // As if this cohort's closing were now: the real one would end everything else of the test too.
    await on.row("update record set closes_at = $2 where id = $1 returning id", [id, on.clock.now()]);
    await settleAllDue(on.platform);
  }

  async function playReview(
    id: string,
    applicant: TestGraduate,
    status: string,
    state: RecordStatus,
  ): Promise<void> {
    const reviewer = status === "DEPARTMENT_REVIEW" ? (doers.department ?? doers.school) : doers.school;
    const reason = { ...verdictOn(id), rejection: REJECTION };
    if (state === "RETURNED") await doesDestination(on, reviewer, "return", reason);
    else if (state === "REJECTED") await doesDestination(on, reviewer, "reject", reason);
    else {
      const { status: next } = await doesDestination(on, reviewer, "approve", verdictOn(id));
      if (next === state) return;
      if (next !== "REGISTERED") await doesDestination(on, doers.school, "approve", verdictOn(id));
      if (state === "VOIDED") await doesDestination(on, applicant, "void", { id });
    }
  }
}
