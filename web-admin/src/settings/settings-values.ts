import type { LevelScope, ReviewMode, SigningSettingsInput } from "../gql/graphql.js";
import { type ContactValues, contactScopeLabels, missingScopes } from "./contact-section.js";
import type { SchoolSettings } from "./settings-documents.js";

/** 签约设置 as the form holds it; only contacts that are still missing are in it. */
export interface SettingsValues {
  signingOn: boolean;
  reviewMode: ReviewMode;
  terminationLimit: number;
  contacts?: Partial<Record<LevelScope, ContactValues>>;
}

export const reviewModeLabels: Record<ReviewMode, string> = {
  SCHOOL_ONLY: "仅校级审核",
  DEPARTMENT_THEN_SCHOOL: "先院系再校级审核",
};

/** The server's input for the form: contacts of which nothing was typed are left for later. */
export function inputOf(
  settings: SchoolSettings,
  values: SettingsValues,
  viewerScope: LevelScope,
  separate: boolean,
): SigningSettingsInput {
  const contacts = missingScopes(settings.contacts, viewerScope, separate).flatMap((levelScope) => {
    const typed = values.contacts?.[levelScope];
    if (!typed || !Object.values(typed).some((text) => text?.trim())) return [];
    const { name = "", phone = "", address = "", postcode = "" } = typed;
    return [{ levelScope, name, phone, address, postcode }];
  });
  const { signingOn, reviewMode, terminationLimit } = values;
  return { cohort: settings.cohort, signingOn, reviewMode, terminationLimit, contacts };
}

/** What saving would do, in words for the confirmation; empty when nothing was changed. */
export function changesOf(settings: SchoolSettings, input: SigningSettingsInput): string[] {
  const { cohort } = settings;
  const changes: string[] = [];
  if (input.signingOn !== settings.signingOn) {
    changes.push(
      input.signingOn
        ? `开启${cohort}届在线签约、补登和去向登记；毕业生或用人单位有操作后不可再关闭`
        : `关闭${cohort}届在线签约、补登和去向登记`,
    );
  }
  if (input.reviewMode !== settings.reviewMode) {
    changes.push(`审核方式改为「${reviewModeLabels[input.reviewMode]}」`);
  }
  if (input.terminationLimit !== settings.terminationLimit) {
    changes.push(`每名毕业生解约申请最大次数改为 ${input.terminationLimit} 次`);
  }
  for (const { levelScope, name } of input.contacts) {
    changes.push(`提交${contactScopeLabels[levelScope]}协议经办人「${name.trim()}」，提交后不可修改`);
  }
  return changes;
}

/** `contacts.0.name` of the input stands at the contact's own field of the form. */
export function problemsOf(fields: Record<string, string>, input: SigningSettingsInput) {
  return Object.entries(fields).map(([path, message]) => {
    const [head = "", index, field] = path.split(".");
    const contact = head === "contacts" ? input.contacts[Number(index)] : undefined;
    const name = contact
      ? ["contacts", contact.levelScope, field === "levelScope" || !field ? "name" : field]
      : [head];
    return { name, errors: [message] };
  });
}
