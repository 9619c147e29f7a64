import { FieldProblem } from "../../words/refusals.js";
import { tidyCode, tidyName } from "../../words/tidy-text.js";
import type { LevelScope } from "../identity/index.js";
import type { ContactDetails } from "./signing-conditions.js";

const LONGEST_NAME = 30;
const LONGEST_ADDRESS = 100;

/** A mobile number, or a landline with its area code and perhaps an extension. */
export const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?[2-9]\d{6,7}(-\d{1,6})?)$/;
const POSTCODE = /^\d{6}$/;

const LEVEL_LABEL: Record<LevelScope, string> = {
  ALL: "全校",
  UNDERGRADUATE: "本专科",
  POSTGRADUATE: "研究生",
};

/** What a form of 协议经办人 leads to: the contacts that are new, each checked, or what is wrong beside which field. */
export interface ContactChanges {
  added: ContactDetails[];
  problems: FieldProblem[];
}

/**
 * P-11: contacts are submitted once and never change; a missing level can be added later; one for the whole school
 * excludes separate ones. Contacts sent again as they are stored change nothing, those left out stay.
 * `scope` is that of the account: a level-scoped one sets its own level's only.
 */
export function contactChanges(
  stored: readonly ContactDetails[],
  sent: readonly ContactDetails[],
  scope: LevelScope,
): ContactChanges {
  const added: ContactDetails[] = [];
  const problems: FieldProblem[] = [];
  sent.forEach((raw, index) => {
    const contact = tidied(raw);
    const at = (field: keyof ContactDetails, message: string) =>
      new FieldProblem(`contacts.${index}.${field}`, message);
    const before = stored.find((other) => other.levelScope === contact.levelScope);
    if (before) {
      problems.push(
        ...changesOf(before, contact).map((field) => at(field, "协议经办人信息一经提交不可修改")),
      );
      return;
    }
    const conflict = conflictOf(contact, [...stored, ...added], scope);
    if (conflict) problems.push(at("levelScope", conflict));
    problems.push(...mistakesOf(contact).map(([field, message]) => at(field, message)));
    added.push(contact);
  });
  return { added, problems };
}

function tidied(contact: ContactDetails): ContactDetails {
  return {
    levelScope: contact.levelScope,
    name: tidyName(contact.name),
    phone: tidyCode(contact.phone),
    address: contact.address.trim(),
    postcode: tidyCode(contact.postcode),
  };
}

function changesOf(before: ContactDetails, after: ContactDetails): (keyof ContactDetails)[] {
  return (["name", "phone", "address", "postcode"] as const).filter(
    (field) => before[field] !== after[field],
  );
}

function conflictOf(
  contact: ContactDetails,
  others: readonly ContactDetails[],
  scope: LevelScope,
): string | null {
  if (scope !== "ALL" && contact.levelScope !== scope) {
    return `您的账号仅负责${LEVEL_LABEL[scope]}，只能设置本层次的协议经办人`;
  }
  if (others.some((other) => other.levelScope === contact.levelScope)) {
    return `${LEVEL_LABEL[contact.levelScope]}协议经办人只能设置一位`;
  }
  if (others.some((other) => other.levelScope === "ALL")) {
    return "已设置全校统一协议经办人，不能再分层次设置";
  }
  if (contact.levelScope === "ALL" && others.length > 0) {
    return "已分层次设置协议经办人，不能再设置全校统一协议经办人";
  }
  return null;
}

function mistakesOf(contact: ContactDetails): [keyof ContactDetails, string][] {
  const found: [keyof ContactDetails, string][] = [];
  if (!contact.name) found.push(["name", "请填写协议经办人姓名"]);
  else if (contact.name.length > LONGEST_NAME)
    found.push(["name", `协议经办人姓名不能超过${LONGEST_NAME}个字`]);
  if (!contact.phone) found.push(["phone", "请填写联系电话"]);
  else if (!PHONE.test(contact.phone)) {
    found.push(["phone", "联系电话应为11位手机号码，或带区号的固定电话，如025-83590001"]);
  }
  if (!contact.address) found.push(["address", "请填写学校通讯地址"]);
  else if (contact.address.length > LONGEST_ADDRESS) {
    found.push(["address", `学校通讯地址不能超过${LONGEST_ADDRESS}个字`]);
  }
  if (!contact.postcode) found.push(["postcode", "请填写邮政编码"]);
  else if (!POSTCODE.test(contact.postcode)) found.push(["postcode", "邮政编码应为6位数字"]);
  return found;
}
