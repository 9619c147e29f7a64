import { AbandonRecord, ReturnRecord, WithdrawSubmission } from "../../stage/src/client/acts.js";
import { graphql } from "../../stage/src/gql/index.js";
import type { Person, TestApp } from "./app.js";
import { newId } from "./factories.js";
import { SIGNING } from "./signing.js";
import { aPagePicture } from "./upload-files.js";
import { upload } from "./uploading.js";

/** The operations of 单位信息变更 as tests send them; verdicts are those of every kind. */
export const CORRECTION = {
  save: graphql(`
    mutation SaveCorrection($id: ID!, $form: EmployerCorrectionInput!) {
      saveDraft(id: $id, form: { employerCorrection: $form }) {
        __typename
        ... on DraftSaved { recordId version }
        ...RefusalFacts
      }
    }
  `),
  submit: graphql(`
    mutation SubmitCorrection($id: ID!, $form: EmployerCorrectionInput!) {
      submitRecord(id: $id, form: { employerCorrection: $form }) { __typename ...RecordDone ...RefusalFacts }
    }
  `),
  withdraw: WithdrawSubmission,
  abandon: AbandonRecord,
  approve: SIGNING.approve,
  return: ReturnRecord,
  reject: SIGNING.reject,
  undo: SIGNING.undo,
  mine: graphql(`
    query TestMyCorrection {
      myCorrection {
        id status statusLabel nextStep submission
        form { newName newUscc reason version }
        lines { label before after }
        reason
        uploads { id purpose }
      }
    }
  `),
  page: graphql(`
    query TestCorrectionPage($id: ID!) {
      reviewPage(recordId: $id) {
        uploads { id purposeLabel }
        earlierVerdicts { title reason }
        record {
          id status availableActions { act allowed }
          ... on EmployerCorrection { lines { label before after registered differs } reason notices }
        }
      }
    }
  `),
} as const;

/** A request under way with a proof, not yet submitted: its id, and what is submitted with. */
export async function aCorrectionDraft(
  on: TestApp,
  employer: Person,
  form: { newName?: string; newUscc?: string },
): Promise<{ id: string; form: object }> {
  const id = newId();
  const filled = { ...form, reason: "经登记机关核准变更名称" };
  await on.ask(employer, CORRECTION.save, { id, form: filled });
  const proof = await upload(on, employer, id, await aPagePicture(), { purpose: "CORRECTION_PROOF" });
  return { id, form: { ...filled, uploadIds: [proof.id] } };
}

/** A request that waits for the operator. */
export async function aCorrection(
  on: TestApp,
  employer: Person,
  form: { newName?: string; newUscc?: string },
): Promise<string> {
  const draft = await aCorrectionDraft(on, employer, form);
  const answer = await on.ask(employer, CORRECTION.submit, draft as never);
  if (answer.__typename !== "RecordChanged") throw new Error(`Not submitted: ${JSON.stringify(answer)}`);
  return draft.id;
}
