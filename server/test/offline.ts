import { SendStampLink, SubmitStampedCopy } from "../../stage/src/client/acts.js";
import { graphql } from "../../stage/src/gql/index.js";
import { settleAllDue } from "../src/records/index.js";
import type { RecordStatus } from "../src/words/record-words.js";
import type { Person, TestApp } from "./app.js";
import { pictureOf } from "./factories/pictures.js";
import { aGraduate, newId, type TestGraduate } from "./factories.js";
import { FORM, PAPER } from "./paper.js";
import { type Left, leftBy, REJECTION } from "./signing.js";
import { type CountryWish, recordsBy, type SettledCountry, settleCountry } from "./signing-country.js";
import { aPagePicture } from "./upload-files.js";
import { upload } from "./uploading.js";

/** The operations of 线下签约 as tests send them; verdicts are those of every kind. */
export const OFFLINE = {
  ...PAPER,
  save: graphql(`
    mutation SaveApplication($id: ID!, $form: AgreementFormInput!) {
      saveDraft(id: $id, form: { offlineAgreement: $form }) {
        __typename
        ... on DraftSaved { recordId version }
        ...RefusalFacts
      }
    }
  `),
  submit: graphql(`
    mutation SubmitApplication($id: ID!, $form: AgreementFormInput!) {
      submitRecord(id: $id, form: { offlineAgreement: $form }) { __typename ...RecordDone ...RefusalFacts }
    }
  `),
  submitSigning: SubmitStampedCopy,
  sendStampLink: SendStampLink,
  stampLink: graphql(`
    query StampLink($id: ID!) {
      record(id: $id) {
        ... on Agreement {
          stampLink { mobileMasked sentAt expiresAt expired delivery deliveryProblem }
        }
      }
    }
  `),
} as const;

/** Those that change something. */
export type OfflineAct = Exclude<keyof typeof OFFLINE, "record" | "form" | "reviewPage" | "stampLink">;

/** What must be there of the agreement itself (D-05). */
export const OFFLINE_FORM = FORM;

const page = aPagePicture({ width: 600, height: 800 });

/** Does an act and insists that it was done; the answer. */
export function doesOffline<Name extends OfflineAct>(
  on: TestApp,
  person: Person,
  name: Name,
  variables: object,
): Promise<Left<Name>> {
  return leftBy(on, person, name, OFFLINE[name], variables);
}

/** Submits a new application: its id. */
export async function anApplication(on: TestApp, graduate: TestGraduate): Promise<string> {
  const id = newId();
  await doesOffline(on, graduate, "submit", { id, form: OFFLINE_FORM });
  return id;
}

/** Uploads the record's n-th picture for the signing review: its id. */
export async function aStampedPage(
  on: TestApp,
  graduate: TestGraduate,
  id: string,
  wish: { n?: number; purpose?: string } = {},
): Promise<string> {
  const { n = 1, purpose = "AGREEMENT_SCAN" } = wish;
  const { status } = await upload(on, graduate, id, await page, { id: pictureOf(id, n), purpose });
  if (status !== 200) throw new Error(`Not uploaded: ${status}`);
  return pictureOf(id, n);
}

/** Everybody who could have to do with an offline signing, and one in every state. */
export async function anOfflineCountry(on: TestApp, wish: CountryWish): Promise<SettledCountry> {
  const inhabitants = await settleCountry(on, wish);
  const { department, graduate, people, doers } = inhabitants;
  const record = recordsBy<RecordStatus>(on, graduate, play);
  return { inhabitants, people, record: (state) => record(state as RecordStatus) };

  async function play(state: RecordStatus): Promise<string> {
    const applicant = await aGraduate(on.platform, { department });
    const id = newId();
    if (state === "DRAFT") {
      await doesOffline(on, applicant, "save", { id, form: OFFLINE_FORM });
      return id;
    }
    const { status } = await doesOffline(on, applicant, "submit", { id, form: OFFLINE_FORM });
    if (FIRST_WITHDRAWN.includes(state)) await playWithdrawn(id, applicant, state);
    else if (state !== status) {
      const stamping = await playReview(id, { status, submission: 1 }, state, FIRST_REVIEW);
      if (stamping && state !== "AWAITING_STAMP") await playSigning(id, applicant, state);
      // What is to be submitted is there: which files is the act's to say.
      else if (stamping) await aStampedPage(on, applicant, id);
    }
    return id;
  }

  async function playWithdrawn(id: string, applicant: TestGraduate, state: RecordStatus): Promise<void> {
    await doesOffline(on, applicant, "withdraw", { id });
    if (state === "ABANDONED") await doesOffline(on, applicant, "abandon", { id });
    if (state !== "CLOSED") return;
    // As if this cohort's closing were now: the real one would end everything else of the test too.
    await on.row("update record set closes_at = $2 where id = $1 returning id", [id, on.clock.now()]);
    await settleAllDue(on.platform);
  }

  async function playSigning(id: string, applicant: TestGraduate, state: RecordStatus): Promise<void> {
    const uploadIds = [await aStampedPage(on, applicant, id)];
    const { status } = await doesOffline(on, applicant, "submitSigning", { id, uploadIds });
    if (state === status) return;
    if (state === "SIGNING_WITHDRAWN") {
      await doesOffline(on, applicant, "withdraw", { id });
      return;
    }
    await playReview(id, { status, submission: 2 }, state, SECOND_REVIEW);
  }

  /** Brings it to the state, or through the review altogether: then true. */
  async function playReview(
    id: string,
    { status, submission }: { status: string; submission: number },
    state: RecordStatus,
    review: typeof FIRST_REVIEW | typeof SECOND_REVIEW,
  ): Promise<boolean> {
    const reviewer = status.endsWith("DEPARTMENT_REVIEW") ? (doers.department ?? doers.school) : doers.school;
    const act = state === review.returned ? "return" : state === review.rejected ? "reject" : "approve";
    const reason = act === "approve" ? {} : { rejection: REJECTION };
    // Where the school stands in for a department the same account approves twice: it says what it saw (F-06).
    const saw = (seen: string) => ({ verdict: { recordId: id, submission, status: seen } });
    const after = await doesOffline(on, reviewer, act, { ...saw(status), ...reason });
    if (act !== "approve" || after.status === state) return after.status === "AWAITING_STAMP";
    if (after.status === review.school) await doesOffline(on, doers.school, "approve", saw(review.school));
    return true;
  }
}

const FIRST_WITHDRAWN: readonly RecordStatus[] = ["WITHDRAWN", "ABANDONED", "CLOSED"];
const FIRST_REVIEW = {
  school: "AGREEMENT_SCHOOL_REVIEW",
  returned: "AGREEMENT_RETURNED",
  rejected: "AGREEMENT_REJECTED",
} as const;
const SECOND_REVIEW = { school: "SCHOOL_REVIEW", returned: "RETURNED", rejected: "REJECTED" } as const;
