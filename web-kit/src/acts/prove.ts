import { createContext, useContext } from "react";

/** By what the server asks again who it is: a code of the second factor, or the password (P-13). */
export type ProofAsked = "PROOF_BY_CODE" | "PROOF_BY_PASSWORD";

/** Asks the user and tells the server; false when they gave it up. */
export type Prove = (asked: ProofAsked) => Promise<boolean>;

/** Given around an app whose acts may ask again who it is. */
export const ProveContext = createContext<Prove | null>(null);

export function useProve(): Prove | null {
  return useContext(ProveContext);
}

export function asksForProof(code: string | undefined): code is ProofAsked {
  return code === "PROOF_BY_CODE" || code === "PROOF_BY_PASSWORD";
}
