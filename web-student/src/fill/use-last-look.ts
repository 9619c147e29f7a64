import { type FormValues, fieldsShown, layersSettled, problemsBeforeSending } from "@gd/web-kit";
import { useState } from "react";
import { useNavigate } from "react-router";
import { type FilledForm, leadToFirstProblem } from "../form/use-catalogue-form.js";
import type { CatalogueFormFieldsFragment } from "../gql/graphql.js";
import { tell, tellAtLength } from "../ui/tell.js";
import { SUB_TYPE, TYPE_CODE } from "./destination-values.js";
import type { DraftSaver } from "./draft-saver.js";
import type { FormKind } from "./form-kinds.js";
import type { useDescription } from "./use-description.js";
import type { useProofs } from "./use-proofs.js";
import { useSubmission } from "./use-submission.js";

/** A form of the catalogue that has been read. */
export type FormDescription = ReturnType<typeof useDescription> & { form: CatalogueFormFieldsFragment };

interface Filled {
  kind: FormKind;
  recordId: string;
  filled: FilledForm;
  description: FormDescription;
  saver: DraftSaver;
  /** What is sent of what is typed. */
  sent: FormValues;
  proofs: ReturnType<typeof useProofs>;
}

/** Before the submission: what is missing is shown, else everything once more on a sheet, from which it is sent. */
export function useLastLook({ kind, recordId, filled, description, saver, sent, proofs }: Filled) {
  const { form, subType, problemsOfType } = description;
  const [open, setOpen] = useState(false);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const navigate = useNavigate();
  const { submit, sending } = useSubmission(kind, saver, async () => {
    setOpen(false);
    // The record takes the place of the form, not of the sheet over it.
    await layersSettled();
    await navigate(`/records/${recordId}/submitted`, { replace: true });
  });

  const check = () => {
    const complete = proofs.check();
    const problems = {
      ...problemsOfType(),
      ...problemsBeforeSending(form, subType, filled.values),
      ...kind.problemsOf(filled.values),
    };
    if (filled.refuse(belowFields(problems))) return;
    if (!complete) return void requestAnimationFrame(leadToFirstProblem);
    if (proofs.busy) return tell.done("仍有图片正在上传，请等待完成后再提交");
    setOpen(true);
  };
  const send = async () => {
    const found = await submit({ recordId, values: sent, uploadIds: proofs.ids });
    if (!found) return;
    setRefused(found);
    setOpen(false);
  };
  // Called once the sheet has gone: while it is open, the page cannot be led to its first problem.
  const showRefused = () => {
    const { uploadIds, ...others } = refused;
    setRefused({});
    const ofProofs = Object.entries(others).filter(([key]) => key.startsWith(PROOFS));
    const ofFields = Object.entries(others).filter(([key]) => !key.startsWith(PROOFS));
    // Never silent: what no field of the page stands for is told by itself.
    const shown = new Set([TYPE_CODE, SUB_TYPE, ...fieldsShown(form, subType).map(({ key }) => key)]);
    const elsewhere = ofFields.filter(([key]) => !shown.has(key));
    if (elsewhere.length > 0) tellAtLength(elsewhere.map(([, text]) => text).join("；"));
    if (uploadIds || ofProofs.length > 0) {
      const byProof = ofProofs.map(([key, text]) => [key.slice(PROOFS.length), text]);
      proofs.refuse(Object.fromEntries(byProof), uploadIds);
      requestAnimationFrame(leadToFirstProblem);
    }
    filled.refuse(belowFields(Object.fromEntries(ofFields)));
  };
  return { open, sending, check, send, showRefused, close: () => setOpen(false) };
}

const PROOFS = "proofs.";

function belowFields(problems: FormValues): FormValues {
  return Object.fromEntries(Object.entries(problems).map(([key, text]) => [`fields.${key}`, text]));
}
