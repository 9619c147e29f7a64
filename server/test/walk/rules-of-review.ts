import { endAgreement, isOpen, mayBeTouched, type Rule, schoolOf } from "./conditions.js";
import type { Model } from "./model.js";
import {
  AT_DEPARTMENT,
  AT_SCHOOL,
  CHANGED,
  type Change,
  HOLD,
  isAgreement,
  isTermination,
  type ModelRecord,
  SECOND,
  STALE,
  type Step,
} from "./world.js";

/** F-18 */
const HELD_FOR = 10 * SECOND;

/** F-10, F-10a, F-16: whose step it is, and on the submission that stands (F-06); read-only accounts never. */
function isMyTurn(model: Model, record: ModelRecord, { who, roll, given }: Step): boolean {
  if (roll & STALE || record.submission === 0) return false;
  if (given) return true;
  if (AT_DEPARTMENT.has(record.status)) {
    return who === (model.departmentReviews ? "department A" : "school A");
  }
  return AT_SCHOOL.has(record.status) && who === schoolOf(record.graduate);
}

/** A verdict: given now, or held for ten seconds and then given (F-18). */
function verdict(
  act: "approve" | "return" | "reject",
  outcome: (model: Model, record: ModelRecord, step: Step) => Change | null,
): Rule {
  return (model, step) => {
    const record = model.record(step);
    if (!record || !mayBeTouched(record) || !isMyTurn(model, record, step)) return null;
    const change = outcome(model, record, step);
    if (!change || !(step.roll & HOLD)) return change;
    return () => {
      record.held = { who: step.who, act, until: model.now + HELD_FOR, step };
    };
  };
}

const approve = verdict("approve", (model, record, step) => {
  const { graduate, kind, status } = record;
  // F-62, F-64: a commissioned graduate's only type cannot be changed into another.
  const changes = isChanged(record, step.roll);
  if (changes && graduate.commissioned) return null;
  const atSchool = AT_SCHOOL.has(status);
  // F-34: a statement is there to be rejected.
  if (atSchool && record.statement && kind === "OFFLINE_AGREEMENT") return null;
  return () => {
    if (changes) record.code = "721";
    if (!atSchool) {
      model.move(record, status.replace("DEPARTMENT", "SCHOOL"), step.who);
    } else if (isTermination(record)) {
      endAgreement(model, record, step.who);
    } else if (status === "AGREEMENT_SCHOOL_REVIEW") {
      model.move(record, "AWAITING_STAMP", step.who);
    } else {
      model.move(record, isAgreement(record) ? "SIGNED" : "REGISTERED", step.who);
      graduate.registry = isAgreement(record)
        ? { code: "10", category: record.category }
        : { code: record.code, category: null };
    }
  };
});

/** F-62: whether an approval comes with another type. */
export function isChanged({ kind }: Pick<ModelRecord, "kind">, roll: number): boolean {
  return kind === "DESTINATION" && (roll & CHANGED) !== 0;
}

/** F-26, F-51: not online; F-90a: not after the closing. */
const giveBack = verdict("return", (model, record, step) => {
  if (record.kind.startsWith("ONLINE_") || !isOpen(model, record.graduate)) return null;
  const to = isTermination(record)
    ? "TERMINATION_RETURNED"
    : record.status.startsWith("AGREEMENT_")
      ? "AGREEMENT_RETURNED"
      : "RETURNED";
  return () => model.move(record, to, step.who);
});

const reject = verdict("reject", (model, record, step) => {
  const { kind, status } = record;
  const to =
    kind === "ONLINE_AGREEMENT"
      ? `REJECTED_BY_${AT_DEPARTMENT.has(status) ? "DEPARTMENT" : "SCHOOL"}`
      : isTermination(record)
        ? "TERMINATION_REJECTED"
        : status.startsWith("AGREEMENT_")
          ? "AGREEMENT_REJECTED"
          : "REJECTED";
  return () => model.move(record, to, step.who);
});

/** F-18: by whoever gave it, before it takes effect. */
const undo: Rule = (model, step) => {
  const record = model.record(step);
  if (!record?.held || record.held.who !== step.who || record.graduate.frozen) return null;
  return () => {
    record.held = null;
  };
};

export const review = { approve, return: giveBack, reject, undo } as const;
