/**
 * An ID number as lists show it (P-08): 110***********12**. Neither birth date nor sex can be read from it. Of the number
 * of another document (F-99) the first and last two characters are shown; a short one is hidden whole.
 */
export function maskIdNumber(idNumber: string): string {
  const { length } = idNumber;
  if (length !== 18) {
    return length < 7
      ? "*".repeat(length)
      : `${idNumber.slice(0, 2)}${"*".repeat(length - 4)}${idNumber.slice(-2)}`;
  }
  return `${idNumber.slice(0, 3)}${"*".repeat(11)}${idNumber.slice(14, 16)}**`;
}

/** A number as it was masked, but with the characters at which it differs from another: for whoever corrects it. */
export function maskButChanges(idNumber: string, other: string): string {
  const mask = maskIdNumber(idNumber);
  if (idNumber.length !== other.length) return mask;
  return Array.from(mask, (shown, at) => (idNumber[at] === other[at] ? shown : (idNumber[at] ?? ""))).join(
    "",
  );
}

/** A bank account: its last four digits tell the owner which it is, and nobody else anything. */
export function maskAccount(account: string): string {
  return `${"*".repeat(Math.max(0, account.length - 4))}${account.slice(-4)}`;
}

/** A mobile number as lists show it (P-08): 199****0001. Anything that has not 11 characters is hidden whole. */
export function maskMobile(mobile: string): string {
  if (mobile.length !== 11) return "*".repeat(mobile.length);
  return `${mobile.slice(0, 3)}****${mobile.slice(7)}`;
}

/** A mail address as its owner knows it again: w***@qq.com. */
export function maskEmail(email: string): string {
  return email.replace(/^(.).*(?=@)/, "$1***");
}

/** A mobile number or a mail address, masked. */
export function maskContact(contact: string): string {
  return contact.includes("@") ? maskEmail(contact) : maskMobile(contact);
}
