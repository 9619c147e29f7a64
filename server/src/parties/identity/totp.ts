import { createHmac, timingSafeEqual } from "node:crypto";

/** RFC 6238 with what every authenticator app takes for granted: SHA-1, six digits, a new code every 30 seconds. */
const STEP_MS = 30_000;
const DIGITS = 6;
/** Clocks of phones go wrong by as much: the step before and the one after count too. */
const DRIFT_STEPS = 1;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648 without padding, as keys of authenticators are written. */
export function base32(bytes: Buffer): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

/** The code that an authenticator shows at `at`. */
export function totpAt(secret: Buffer, at: Date): string {
  return codeOf(secret, stepOf(at));
}

/** The step whose code was typed, later than `after`, which was used already; null where it is none of now. */
export function stepOfCode(secret: Buffer, typed: string, at: Date, after: number): number | null {
  const now = stepOf(at);
  for (let step = now - DRIFT_STEPS; step <= now + DRIFT_STEPS; step += 1) {
    if (step > after && same(codeOf(secret, step), typed)) return step;
  }
  return null;
}

/** What authenticators read from the picture. */
export function otpauthUri(issuer: string, account: string, secret: Buffer): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}

function stepOf(at: Date): number {
  return Math.floor(at.getTime() / STEP_MS);
}

/** RFC 4226 */
function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}

function same(code: string, typed: string): boolean {
  const [a, b] = [Buffer.from(code), Buffer.from(typed)];
  return a.length === b.length && timingSafeEqual(a, b);
}
