import {
  AbandonRecord,
  AmendAgreement,
  DeleteDraft,
  ReturnRecord,
  WithdrawSubmission,
} from "../../stage/src/client/acts.js";
import { graphql } from "../../stage/src/gql/index.js";
import { settleAllDue } from "../src/records/index.js";
import type { RecordStatus } from "../src/words/record-words.js";
import type { Person, TestApp } from "./app.js";
import { pictureOf } from "./factories/pictures.js";
import { aGraduate, newId, type TestGraduate } from "./factories.js";
import { type Left, leftBy, REJECTION, SIGNING, verdictOn } from "./signing.js";
import { type CountryWish, recordsBy, type SettledCountry, settleCountry } from "./signing-country.js";
import { aPagePicture } from "./upload-files.js";
import { upload } from "./uploading.js";

/** The operations of 补登 as tests send them; verdicts are those of every kind. */
export const PAPER = {
  save: graphql(`
    mutation SavePaper($id: ID!, $form: AgreementFormInput!) {
      saveDraft(id: $id, form: { paperAgreement: $form }) {
        __typename
        ... on DraftSaved { recordId version }
        ...RefusalFacts
      }
    }
  `),
  submit: graphql(`
    mutation SubmitPaper($id: ID!, $form: AgreementFormInput!) {
      submitRecord(id: $id, form: { paperAgreement: $form }) { __typename ...RecordDone ...RefusalFacts }
    }
  `),
  withdraw: WithdrawSubmission,
  abandon: AbandonRecord,
  deleteDraft: DeleteDraft,
  approve: SIGNING.approve,
  return: ReturnRecord,
  reject: SIGNING.reject,
  amend: AmendAgreement,
  undo: SIGNING.undo,
  reveal: SIGNING.reveal,
  record: graphql(`
    query FilledAgreement($id: ID!) {
      record(id: $id) {
        id kind status statusLabel submission counterpart nextStep deadline initiatorLabel
        availableActions { act allowed reason }
        steps { title state }
        timeline { title actorRole actorName reason reasonCategory }
        ... on Agreement {
          number
          employer { name uscc natureLabel industryLabel }
          job { categoryCode positionName }
          amendments { fieldLabel before after }
          document { url }
          documentPending
          uploads { id purpose state originalUrl }
        }
      }
    }
  `),
  form: graphql(`
    query AgreementInForm($id: ID!) {
      record(id: $id) { ... on Agreement { form { employerName uscc version } } }
    }
  `),
  reviewPage: graphql(`
    query FilledReviewPage($id: ID!) {
      reviewPage(recordId: $id) {
        record { id status }
        heldVerdict { verdict }
        earlierVerdicts { title counterpart reason }
        registryDestination { code employerName }
        comparison {
          submission previousSubmission
          changes { label before after }
          uploads { change upload { id state thumbnailUrl } }
        }
      }
    }
  `),
} as const;

/** A form in which everything mandatory is there. */
export const FORM = {
  employerName: "滇池精密仪器有限公司",
  uscc: "91530100MA6K0AX34C",
  natureCode: "39",
  industryCode: "22",
  divisionCode: "530102",
  address: "科技路8号",
  contactName: "周经理",
  contactMobile: "13987654321",
  contactEmail: "hr@example.com",
  categoryCode: "13",
  settlesHousehold: false,
};

/** The same with the record's first picture, once it is there. */
export const formOf = (id: string): object => ({ ...FORM, uploadIds: [pictureOf(id)] });

const page = aPagePicture({ width: 600, height: 800 });

/** Saves a draft and uploads a page to it: what is still to do is to submit it. */
export async function aPaperDraft(
  on: TestApp,
  graduate: TestGraduate,
  id: string = newId(),
  form: object = FORM,
): Promise<string> {
  await doesPaper(on, graduate, "save", { id, form });
  await aPicture(on, graduate, id);
  return id;
}

/** Uploads the record's n-th picture: its id. */
export async function aPicture(on: TestApp, graduate: TestGraduate, id: string, n = 1): Promise<string> {
  const { status } = await upload(on, graduate, id, await page, { id: pictureOf(id, n) });
  if (status !== 200) throw new Error(`Not uploaded: ${status}`);
  return pictureOf(id, n);
}

/** Submits a new registration: its id. */
export async function aPaperRegistration(on: TestApp, graduate: TestGraduate): Promise<string> {
  const id = await aPaperDraft(on, graduate);
  await doesPaper(on, graduate, "submit", { id, form: formOf(id) });
  return id;
}

/** Does an act and insists that it was done; the answer. */
export function doesPaper<Name extends Exclude<keyof typeof PAPER, "record" | "form" | "reviewPage">>(
  on: TestApp,
  person: Person,
  name: Name,
  variables: object,
): Promise<Left<Name>> {
  return leftBy(on, person, name, PAPER[name], variables);
}

/** Everybody who could have to do with a registration, and registrations in every state. */
export async function aPaperCountry(on: TestApp, wish: CountryWish): Promise<SettledCountry> {
  const inhabitants = await settleCountry(on, wish);
  const { people, department, graduate, doers } = inhabitants;
  const record = recordsBy<RecordStatus>(on, graduate, play);
  return { inhabitants, people, record: (state) => record(state as RecordStatus) };

  async function play(state: RecordStatus): Promise<string> {
    const applicant = await aGraduate(on.platform, { department });
    const id = await aPaperDraft(on, applicant);
    if (state === "DRAFT") return id;
    const { status } = await doesPaper(on, applicant, "submit", { id, form: formOf(id) });
    if (state === status) return id;
    if (["WITHDRAWN", "ABANDONED", "CLOSED"].includes(state)) await playWithdrawn(id, applicant, state);
    else await playReview(id, status, state);
    return id;
  }

  async function playWithdrawn(id: string, applicant: TestGraduate, state: RecordStatus): Promise<void> {
    await doesPaper(on, applicant, "withdraw", { id });
    if (state === "ABANDONED") await doesPaper(on, applicant, "abandon", { id });
    if (state !== "CLOSED") return;
    // As if this cohort's closing were now: the real one would end everything else of the test too.
    await on.row("update record set closes_at = $2 where id = $1 returning id", [id, on.clock.now()]);
    await settleAllDue(on.platform);
  }

  async function playReview(id: string, status: string, state: RecordStatus): Promise<void> {
    const reviewer = status === "DEPARTMENT_REVIEW" ? (doers.department ?? doers.school) : doers.school;
    const reason = { ...verdictOn(id), rejection: REJECTION };
    if (state === "RETURNED") await doesPaper(on, reviewer, "return", reason);
    else if (state === "REJECTED") await doesPaper(on, reviewer, "reject", reason);
    else {
      const { status: next } = await doesPaper(on, reviewer, "approve", verdictOn(id));
      if (next !== state) await doesPaper(on, doers.school, "approve", verdictOn(id));
    }
  }
}
