import {
  endAgreement,
  firstStep,
  isFree,
  isGraduate,
  isOpen,
  isUndecided,
  livesElsewhere,
  mayBeTouched,
  openTerminationOf,
  type Rule,
  schoolOf,
} from "./conditions.js";
import type { Model } from "./model.js";
import { review } from "./rules-of-review.js";
import {
  type Act,
  DAY,
  holds,
  isAgreement,
  isTermination,
  type ModelGraduate,
  type ModelRecord,
  SECOND,
  type Step,
} from "./world.js";

// ── Online signing ───────────────────────────────────────────────────────────

/** F-21: sending + n × 24 h, at most the closing. */
const deadline = (sentAt: number, days: number, { closing }: ModelGraduate): number =>
  Math.min(sentAt + days * DAY, closing);
export const daysOf = (roll: number): number => (roll % 30) + 1;

const invite: Rule = (model, { who, graduate: number, roll }) => {
  const graduate = model.graduate(number);
  if (graduate.frozen || graduate.commissioned || !isOpen(model, graduate)) return null;
  // F-23
  const inTheWay = model
    .of(graduate)
    .some((record) => record.employer === who && (record.status === "INVITED" || isStanding(record)));
  const sent = model
    .of(graduate)
    .filter(({ kind, employer }) => kind === "ONLINE_AGREEMENT" && employer === who);
  if (inTheWay || enoughToday(model, sent)) return null;
  return () => {
    const due = deadline(model.now, daysOf(roll), graduate);
    model.create("ONLINE_AGREEMENT", graduate, who, "INVITED", { employer: who, due });
  };
};

/** P-15: three a Beijing day, taken back or not. */
const enoughToday = ({ now }: Model, made: readonly ModelRecord[]): boolean =>
  made.filter(({ sentAt }) => beijingDay(sentAt) === beijingDay(now)).length >= 3;
const beijingDay = (at: number): number => Math.floor((at + 8 * 3_600_000) / DAY);

const isStanding = (record: ModelRecord): boolean => record.kind === "ONLINE_AGREEMENT" && holds(record);

/** An invitation that stands, for acts of its employer (F-29) and of its graduate (F-24). */
function invitation(model: Model, step: Step, mine: (record: ModelRecord) => boolean): ModelRecord | null {
  const record = model.record(step);
  return record && record.status === "INVITED" && mayBeTouched(record) && mine(record) ? record : null;
}

const extend: Rule = (model, step) => {
  const record = invitation(model, step, ({ employer }) => employer === step.who);
  if (!record?.due) return null;
  const due = deadline(record.sentAt, daysOf(step.roll), record.graduate);
  if (due <= record.due) return null;
  return () => {
    model.move(record, "INVITED", step.who);
    record.due = due;
  };
};

const takeBackInvitation: Rule = (model, step) => {
  const record = invitation(model, step, ({ employer }) => employer === step.who);
  return record && (() => model.move(record, "TAKEN_BACK", step.who));
};

/** F-03, F-24: answered only by who is free. */
const answer =
  (accepts: boolean): Rule =>
  (model, step) => {
    const record = invitation(model, step, ({ graduate }) => isGraduate(step.who, graduate));
    if (!record || !isFree(model, record.graduate)) return null;
    return () => model.move(record, accepts ? firstStep(record.graduate) : "DECLINED", step.who);
  };

// ── What graduates submit of their own ───────────────────────────────────────

const EDITABLE = new Set(["DRAFT", "WITHDRAWN", "AGREEMENT_RETURNED", "RETURNED"]);

/** The record whose form is theirs to edit: offline signing's second review has files, and no form. */
function editable(model: Model, step: Step): ModelRecord | null {
  const record = model.record(step);
  if (!record || !isGraduate(step.who, record.graduate) || !mayBeTouched(record)) return null;
  if (record.kind === "ONLINE_AGREEMENT" || isTermination(record) || !EDITABLE.has(record.status))
    return null;
  return record.kind === "OFFLINE_AGREEMENT" && record.status === "RETURNED" ? null : record;
}

/** Whether this graduate may begin one of the kind: one draft per flow (F-07), eligible (F-64), in time (F-90). */
function mayBegin(model: Model, { kind, graduate: number }: Step): boolean {
  const graduate = model.graduate(number);
  if (graduate.frozen || !isOpen(model, graduate)) return false;
  if (graduate.commissioned && kind !== "DESTINATION") return false;
  return !model.of(graduate).some((record) => record.kind === kind && record.status === "DRAFT");
}

const save: Rule = (model, step) => {
  if (model.record(step)) return editable(model, step) && (() => undefined);
  return mayBegin(model, step) ? () => void begin(model, step) : null;
};

function begin(model: Model, { kind, graduate, who }: Step): ModelRecord {
  return model.create(kind ?? "DESTINATION", model.graduate(graduate), who, "DRAFT", { submission: 0 });
}

const submit: Rule = (model, step) => {
  const known = model.record(step);
  const graduate = known?.graduate ?? model.graduate(step.graduate);
  const may = known ? editable(model, step) !== null : mayBegin(model, step);
  if (!may || !isOpen(model, graduate) || !isFree(model, graduate, known)) return null;
  return () => {
    const record = known ?? begin(model, step);
    record.submission += 1;
    record.code = graduate.commissioned ? "90" : "71";
    const prefix = record.kind === "OFFLINE_AGREEMENT" ? "AGREEMENT_" : "";
    model.move(record, firstStep(graduate, prefix), step.who);
  };
};

const submitSigning: Rule = (model, step) => {
  const record = model.record(step);
  if (record?.kind !== "OFFLINE_AGREEMENT" || !isGraduate(step.who, record.graduate)) return null;
  const may = ["AWAITING_STAMP", "SIGNING_WITHDRAWN", "RETURNED"].includes(record.status);
  if (!may || !mayBeTouched(record)) return null;
  return () => {
    record.submission += 1;
    record.statement = isStatement(step.roll);
    model.move(record, firstStep(record.graduate), step.who);
  };
};
export const isStatement = (roll: number): boolean => roll % 4 === 0;

/** F-12; accepting an invitation is no submission, and after the closing there is only reading (F-90). */
const withdraw: Rule = (model, step) => {
  const record = model.record(step);
  if (!record || !isGraduate(step.who, record.graduate) || !mayBeTouched(record)) return null;
  const submitted = record.kind !== "ONLINE_AGREEMENT" && !isTermination(record) && isUndecided(record);
  if (!submitted || !isOpen(model, record.graduate)) return null;
  const signing = record.kind === "OFFLINE_AGREEMENT" && !record.status.startsWith("AGREEMENT_");
  return () => model.move(record, signing ? "SIGNING_WITHDRAWN" : "WITHDRAWN", step.who);
};

/** F-07: not once the agreement was approved. */
const abandon: Rule = (model, step) => {
  const record = editable(model, step);
  return record && record.status !== "DRAFT" ? () => model.move(record, "ABANDONED", step.who) : null;
};

const deleteDraft: Rule = (model, step) => {
  const record = editable(model, step);
  return record?.status === "DRAFT" ? () => void model.records.delete(record.name) : null;
};

/** F-63; not after the closing (F-90a). */
const voidDestination: Rule = (model, step) => {
  const record = model.record(step);
  if (record?.status !== "REGISTERED" || !isGraduate(step.who, record.graduate)) return null;
  if (!mayBeTouched(record) || !isOpen(model, record.graduate)) return null;
  return () => {
    model.move(record, "VOIDED", step.who);
    record.graduate.registry = { code: "70", category: null };
  };
};

// ── After signing ────────────────────────────────────────────────────────────

/** F-28, F-35: the school, while no termination is open. */
const amend: Rule = (model, step) => {
  const record = model.record(step);
  if (!record || !isAgreement(record) || record.status !== "SIGNED" || !mayBeTouched(record)) return null;
  const { graduate } = record;
  if (step.who !== schoolOf(graduate) || !isOpen(model, graduate)) return null;
  if (openTerminationOf(model, record)) return null;
  return () => {
    record.category = otherCategory(record.category);
    model.move(record, "SIGNED", step.who);
    graduate.registry = { code: "10", category: record.category };
  };
};
export const otherCategory = (category: string): string => (category === "13" ? "29" : "13");

/** F-55: the limit of the school's settings. */
export const TERMINATION_LIMIT = { A: 2, B: 1 } as const;

const askTermination: Rule = (model, step) => {
  const agreement = model.record(step);
  if (!agreement || !isAgreement(agreement) || agreement.status !== "SIGNED") return null;
  const { graduate } = agreement;
  const byGraduate = isGraduate(step.who, graduate);
  if (!byGraduate && agreement.employer !== step.who) return null;
  if (!mayBeTouched(agreement) || !isOpen(model, graduate) || openTerminationOf(model, agreement))
    return null;
  const asked = model
    .of(graduate)
    .filter(
      ({ askedBy, status }) => askedBy === `graduate ${graduate.number}` && status !== "ASK_TAKEN_BACK",
    );
  if (byGraduate && asked.length >= TERMINATION_LIMIT[graduate.school]) return null;
  const ofThisOne = model
    .of(graduate)
    .filter((record) => record.agreement === agreement && record.askedBy === step.who);
  if (enoughToday(model, ofThisOne)) return null;
  const online = agreement.kind === "ONLINE_AGREEMENT";
  const waiting = byGraduate ? "ASKED_BY_GRADUATE" : "ASKED_BY_EMPLOYER";
  const { who } = step;
  return () =>
    void model.create(
      online ? "ONLINE_TERMINATION" : "OFFLINE_TERMINATION",
      graduate,
      who,
      online ? waiting : firstStep(graduate, "TERMINATION_"),
      { agreement, askedBy: who, employer: agreement.employer },
    );
};

/** F-50: the side that did not ask. */
const answerTermination =
  (agrees: boolean): Rule =>
  (model, step) => {
    const record = model.record(step);
    if (!record || !mayBeTouched(record)) return null;
    const byGraduate = isGraduate(step.who, record.graduate);
    const theirs =
      (record.status === "ASKED_BY_GRADUATE" && record.employer === step.who) ||
      (record.status === "ASKED_BY_EMPLOYER" && byGraduate);
    if (!theirs) return null;
    const refused = byGraduate ? "REFUSED_BY_GRADUATE" : "REFUSED_BY_EMPLOYER";
    return () => model.move(record, agrees ? firstStep(record.graduate, "TERMINATION_") : refused, step.who);
  };

/** F-56: unanswered (online), or without any verdict at all (offline); after the closing only reading (F-90). */
const takeBackTermination: Rule = (model, step) => {
  const record = model.record(step);
  if (!record || record.askedBy !== step.who || !mayBeTouched(record)) return null;
  if (!isOpen(model, record.graduate)) return null;
  const may =
    record.kind === "ONLINE_TERMINATION"
      ? record.status.startsWith("ASKED_BY_")
      : record.submission === 1 && isUndecided(record);
  return may ? () => model.move(record, "ASK_TAKEN_BACK", step.who) : null;
};

/** F-52, F-57 */
const force: Rule = (model, step) => {
  const record = model.record(step);
  if (record?.status !== "ASKED_BY_GRADUATE" || !mayBeTouched(record)) return null;
  if (step.who !== schoolOf(record.graduate)) return null;
  return () => endAgreement(model, record, step.who);
};

const resubmit: Rule = (model, step) => {
  const record = model.record(step);
  if (record?.status !== "TERMINATION_RETURNED" || record.askedBy !== step.who) return null;
  if (!mayBeTouched(record)) return null;
  return () => {
    record.submission += 1;
    model.move(record, firstStep(record.graduate, "TERMINATION_"), step.who);
  };
};

// ── The roster and the clock ─────────────────────────────────────────────────

/** F-91: at once; verdicts being held are dropped, since nobody may act. Only the graduate's own school. */
const roster =
  (frozen: boolean): Rule =>
  (model, { who, graduate: number }) => {
    const graduate = model.graduate(number);
    if (who !== schoolOf(graduate) || graduate.frozen === frozen) return null;
    if (!frozen && isOpen(model, graduate) && livesElsewhere(model, graduate)) return null;
    return () => {
      graduate.frozen = frozen;
      if (frozen) for (const record of model.of(graduate)) record.held = null;
    };
  };

/**
 * F-10a: the school disables its department's only reviewer, or enables them again; once more changes nothing. What a
 * disabled account was holding is dropped (P-12).
 */
const staffing =
  (reviews: boolean): Rule =>
  (model, { who }) =>
    who !== "school A"
      ? null
      : () => {
          model.departmentReviews = reviews;
          if (reviews) return;
          for (const record of model.records.values()) {
            if (record.held?.who === "department A") record.held = null;
          }
        };

/** Jumps over days first let what is held take effect, as the sweep would have long before. */
const wait: Rule = (model, { roll }) => {
  return () => {
    for (const span of spansOf(model, roll)) model.advance(span);
  };
};

export const AFTER_HOLD = 11 * SECOND;

/** How far the clock goes: mostly a little, now and then to a closing. */
export function spansOf(model: Model, roll: number): number[] {
  const closings = model.graduates.map(({ closing }) => closing).filter((closing) => closing > model.now);
  const next = Math.min(...closings);
  const untilClosing = Number.isFinite(next) ? next - model.now - AFTER_HOLD : DAY;
  const far = [3600 * SECOND, DAY, 8 * DAY, untilClosing - SECOND, untilClosing];
  const choice = roll % 16;
  if (choice < 3) return [5 * SECOND];
  if (choice < 6) return [AFTER_HOLD];
  const span = far[[0, 1, 1, 2, 2, 2, 3, 3, 4, 4][choice - 6] ?? 0] ?? 0;
  return [AFTER_HOLD, Math.max(span, 0)];
}

export const rules: Readonly<Record<Act, Rule>> = {
  invite,
  extend,
  takeBackInvitation,
  accept: answer(true),
  decline: answer(false),
  save,
  submit,
  submitSigning,
  withdraw,
  abandon,
  deleteDraft,
  void: voidDestination,
  ...review,
  amend,
  askTermination,
  answerYes: answerTermination(true),
  answerNo: answerTermination(false),
  takeBackTermination,
  force,
  resubmit,
  remove: roster(true),
  restore: roster(false),
  disable: staffing(false),
  enable: staffing(true),
  wait,
};
