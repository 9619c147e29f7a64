import type { FormsOf } from "../../catalogue/index.js";
import { readSigningConditions } from "../../parties/settings/index.js";
import type { FillingIn, FormPart } from "../../records/index.js";
import { UnknownRecord } from "../../words/refusals.js";
import { DestinationForm } from "./destination.types.js";
import { counterpartOf, formsOfConditions, readComplete, readEntered } from "./destination-content.js";

/** 其他毕业去向, as a part of the one form API (F-60, F-61). */
export const destinationPart: FormPart = {
  field: "destination",
  description: "其他毕业去向信息登记 (F-60, F-61).",
  input: () => DestinationForm,
  draft: async (form: DestinationForm, by) => {
    const values = readEntered(form, await formsOf(by), "DRAFT", "form");
    return { ...values, uploadIds: [] };
  },
  submission: async (form: DestinationForm, by) => {
    const uploadIds = (form.uploadIds ?? []).map((id) => id.toLowerCase());
    const content = { ...readComplete(form, await formsOf(by), "form"), uploadIds };
    return { content, counterpart: counterpartOf(content) ?? "", uploadIds };
  },
};

/** Whose forms: those of the graduate's own roster row (F-64). */
async function formsOf({ em, viewer: { graduateId } }: FillingIn): Promise<FormsOf> {
  const conditions = (await readSigningConditions(em, [graduateId])).get(graduateId);
  if (!conditions) throw new UnknownRecord();
  return formsOfConditions(conditions);
}
