import { readFileSync } from "node:fs";
import { hash, type Options, verify } from "@node-rs/argon2";
import { randomLetters } from "./random-letters.js";

/** argon2id (the package's default), 19 MiB, two passes (OWASP's minimum): some 15 ms a hash. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Shortest password that is taken; what an account already has is not measured again. */
export const SHORTEST_PASSWORD = 8;
/** Longer ones are refused unread: hashing them would be work for nothing. */
export const LONGEST_PASSWORD = 128;

/**
 * Lower case, one a line: those of the commonest passwords that have letters and digits and are long enough. From the
 * list of @zxcvbn-ts/language-common (MIT), and what is common here.
 */
const COMMON: ReadonlySet<string> = new Set(
  readFileSync(new URL("common-passwords.txt", import.meta.url), "utf8").split("\n"),
);

/** Why a new password is not taken, in Chinese; null when it is (P-12). */
export function passwordProblem(password: string): string | null {
  if (password.length < SHORTEST_PASSWORD || !/[A-Za-z]/.test(password) || !/\d/.test(password)) {
    return `密码至少${SHORTEST_PASSWORD}位，且同时包含字母和数字`;
  }
  if (password.length > LONGEST_PASSWORD) return `密码不能超过${LONGEST_PASSWORD}位`;
  return COMMON.has(password.toLowerCase()) ? "该密码过于常见，容易被猜到，请换一个" : null;
}

/** A generated one: twelve letters and digits that nobody takes for another, some 59 bits. */
export function newPassword(): string {
  const password = `${randomLetters(4)}-${randomLetters(4)}-${randomLetters(4)}`;
  return passwordProblem(password) ? newPassword() : password;
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let nobody: Promise<string> | undefined;

/**
 * Whether the password belongs to the hash. With no hash, for an unknown account, it does the same work against a
 * hash of nobody, so that the time taken does not tell whether the account exists (P-07).
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword("nobody has this password");
  const matches = await verify(passwordHash ?? (await nobody), password);
  return matches && passwordHash !== null;
}
