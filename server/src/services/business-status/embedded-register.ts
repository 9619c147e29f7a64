import {
  type BusinessRegister,
  NOT_REGISTERED,
  type RegisterAnswer,
  type RegisteredEmployer,
} from "./register.js";

/**
 * Codes, valid by GB 32100 and given to nobody, that show what the register can answer, as docs/operations.md tells
 * people who show the platform. Every other organisation, those of the demo country among them, is 存续.
 */
export const EMBEDDED_ANSWERS: Readonly<Record<string, string>> = {
  "91110000MAYYY9018U": "在业",
  "91110000MAYYY9026N": "吊销，未注销",
  "91110000MAYYY9034H": "注销",
  "91110000MAYYY9042C": "迁出",
  "91110000MAYYY90507": "撤销",
  "91110000MAYYY90694": "清算",
  "91110000MAYYY9077Y": "停业",
  "91110000MAYYY9085R": NOT_REGISTERED,
};

/** No answer before anybody stops waiting. */
export const NEVER_ANSWERED = "91110000MAYYY9093L";
/** An error instead of an answer. */
export const ALWAYS_FAILING = "91110000MAYYY9106A";

/** The register of the embedded set-up: answers by the code alone, always the same. */
export class EmbeddedBusinessRegister implements BusinessRegister {
  async lookup({ uscc }: RegisteredEmployer, signal: AbortSignal): Promise<RegisterAnswer> {
    if (uscc === NEVER_ANSWERED) await untilEnded(signal);
    if (uscc === ALWAYS_FAILING) throw new Error("The register failed");
    return { status: EMBEDDED_ANSWERS[uscc] ?? "存续", asOf: null };
  }
}

async function untilEnded(signal: AbortSignal): Promise<never> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
  throw new Error("Nobody waits any more");
}
