import { createHash } from "node:crypto";
import { totpAt } from "@gd/server/parties/identity/totp.js";

/** The key of the authenticator that each account of the demo country has: as little a secret as its password. */
export function demoSecret(username: string): Buffer {
  return createHash("sha1").update(`demo country ${username}`).digest();
}

/** What the authenticator of an account of the demo country shows at `at`, by the server's clock. */
export function demoCode(username: string, at: Date): string {
  return totpAt(demoSecret(username), at);
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** As authenticators read the key that is written beside the picture. */
export function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
