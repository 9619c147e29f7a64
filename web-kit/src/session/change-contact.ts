export { BeginContactChangeDocument, ChangeContactDocument, MyContactsDocument } from "../gql/graphql.js";

/** Codes on their way: to what the account has, where it has anything, and to the new number or address. */
export interface ContactChangeBegun {
  oldTicket: string | null;
  oldSentTo: string | null;
  newTicket: string;
  newSentTo: string;
}

/** Told once number or address is changed. */
export const CONTACT_CHANGED = "联系方式已更换，其他设备上的登录已退出";

/** What is said where the old codes are asked for. */
export const CODES_EXPLAINED =
  "更换手机号码时，验证码同时发送到原手机号码和新手机号码；邮箱亦同，首次绑定邮箱的，发送到手机号码和新邮箱。";

/** What a text that is a number or an address goes into the contract as. */
export function contactInput(typed: string): { mobile: string | null; email: string | null } {
  const text = typed.trim();
  return /[@＠]/.test(text) ? { mobile: null, email: text } : { mobile: text || null, email: null };
}
