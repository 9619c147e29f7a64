import { ConfirmMyData, RemoveGraduates, RestoreGraduates } from "../../../stage/src/client/acts.js";
import { graphql } from "../../../stage/src/gql/index.js";
import { settleAllDue } from "../../src/records/index.js";
import { type ActAnswer, type AnyAct, GraphQLFailure, type Person, type TestApp } from "../app.js";
import { DESTINATIONS, proofsFor } from "../destinations.js";
import { newId, type TestEmployer } from "../factories.js";
import { OFFLINE } from "../offline.js";
import { FORM, PAPER } from "../paper.js";
import { isDone, REJECTION, SIGNING, TERMS } from "../signing.js";
import { aFile, REASON, TERMINATION } from "../terminations.js";
import type { Model } from "./model.js";
import { favouriteOf, type People } from "./people.js";
import { daysOf, isStatement, otherCategory, spansOf } from "./rules.js";
import { isChanged } from "./rules-of-review.js";
import { CHANGED, HOLD, type Kind, type ModelRecord, STALE, type Step } from "./world.js";

interface Ids {
  /** Of the record acted on. */
  id: string;
  /** For what the command makes. */
  fresh: string;
}

/** What the server answered to a command. */
/** An act with what it is sent with. */
interface Operation {
  document: AnyAct;
  variables: object;
}

export interface Answered {
  /** DONE changed something; ALREADY was a repeat that changed nothing. */
  outcome: "DONE" | "ALREADY" | "REFUSED";
  /** As the server put it, for the trace. */
  text: string;
}

/** Carries commands out on the real server, through GraphQL as the people would. */
export class Driver {
  /** Ids of the records by their names in the model. */
  readonly ids = new Map<string, string>();
  /** Whether the stored states are behind the clock: the sweep was late on purpose (F-24). */
  behind = false;

  constructor(
    readonly on: TestApp,
    readonly people: People,
  ) {}

  /** The command as it is now, before the model moves on. */
  async perform(step: Step, model: Model): Promise<Answered> {
    if (step.act === "wait") return await this.#wait(step, model);
    const record = model.record(step);
    const fresh = newId();
    const id = (record && this.ids.get(record.name)) ?? fresh;
    const answered = await this.#ask(step, { id, fresh }, record);
    const makes = !record || step.act === "askTermination";
    if (step.act === "enable") this.on.signInAnew(this.people.who["department A"]);
    if (makes && answered.outcome === "DONE") this.ids.set(model.nextName(), fresh);
    await this.sweep();
    return answered;
  }

  async sweep(): Promise<void> {
    await settleAllDue(this.on.platform);
    this.behind = false;
  }

  async #wait({ roll }: Step, model: Model): Promise<Answered> {
    const spans = spansOf(model, roll);
    for (const [index, span] of spans.entries()) {
      this.on.clock.advance(span / 1000);
      this.behind = index === spans.length - 1 && (roll & LATE) !== 0;
      if (!this.behind) await this.sweep();
    }
    return { outcome: "DONE", text: this.on.clock.now().toISOString() };
  }

  async #ask(step: Step, ids: Ids, record: ModelRecord | undefined): Promise<Answered> {
    const { document, variables } = await this.#operation(step, ids, record);
    const person = this.person(step);
    try {
      return readAnswer(await this.on.act(person, document, variables));
    } catch (error) {
      if (!(error instanceof GraphQLFailure)) throw error;
      // Denied by role, or disabled: as good a refusal as any.
      if (["FORBIDDEN", "UNAUTHENTICATED"].includes(error.code))
        return { outcome: "REFUSED", text: error.code };
      if (error.code !== "NOT_CONFIRMED") throw error;
    }
    // F-93: once a year before anything else.
    await this.on.ask(person, ConfirmMyData, { consentTo: FIRST_NOTICE });
    return readAnswer(await this.on.act(person, document, variables));
  }

  person({ who }: Pick<Step, "who">): NonNullable<Person> {
    return this.people.who[who];
  }

  async #operation(step: Step, { id, fresh }: Ids, record: ModelRecord | undefined): Promise<Operation> {
    const { act, roll } = step;
    switch (act) {
      case "invite":
        return { document: SIGNING.invite, variables: { input: await this.#invitation(step, id) } };
      case "extend":
        return { document: SIGNING.extend, variables: { id, validDays: daysOf(roll) } };
      case "save":
      case "submit":
        return await this.#form(step, id, record);
      case "submitSigning": {
        const purpose = isStatement(roll) ? "STATEMENT" : "AGREEMENT_SCAN";
        const uploadIds = [await aFile(this.on, id, purpose)];
        return { document: OFFLINE.submitSigning, variables: { id, uploadIds } };
      }
      case "approve":
      case "return":
      case "reject":
        return { document: VERDICTS[act], variables: verdictVariables(step, id, record) };
      case "amend":
        return amendment(id, record);
      case "askTermination":
        return await this.#asking(id, fresh, record);
      case "answerNo":
        return { document: TERMINATION.refuse, variables: { id, reason: "岗位急需" } };
      case "force": {
        const evidenceIds = [await aFile(this.on, id, "TERMINATION_EVIDENCE", { role: "SCHOOL" })];
        const justification = { statement: "单位长期不予回应", evidenceIds, employerConsulted: true };
        return { document: TERMINATION.force, variables: { id, justification } };
      }
      case "resubmit": {
        const uploadIds = [await aFile(this.on, id, "TERMINATION_LETTER")];
        return { document: TERMINATION.resubmit, variables: { input: { id, ...REASON, uploadIds } } };
      }
      case "remove":
      case "restore": {
        const ids = [this.people.graduates[step.graduate ?? 0]?.id];
        return { document: ROSTER[act], variables: { ids } };
      }
      case "disable":
      case "enable": {
        const id = this.people.who["department A"].accountId;
        return { document: DISABLED, variables: { id, disabled: act === "disable" } };
      }
      case "wait":
        throw new Error("Waiting is no operation");
      default:
        return { document: ON_ID[act], variables: { id } };
    }
  }

  async #invitation(step: Step, id: string): Promise<object> {
    const graduate = this.people.graduates[step.graduate ?? 0];
    if (!graduate) throw new Error("Nobody to invite");
    const favouriteId = await favouriteOf(this.on, this.person(step) as TestEmployer, graduate);
    return { id, favouriteId, terms: { ...TERMS, validDays: daysOf(step.roll) } };
  }

  /** Files are put beside the record as if uploaded: uploading has tests of its own. */
  async #form(step: Step, id: string, record: ModelRecord | undefined) {
    const kind = record?.kind ?? step.kind ?? "DESTINATION";
    const { save, submit } = OWN[kind] ?? DESTINATIONS;
    if (step.act === "save") return { document: save, variables: { id, form: {} } };
    const graduate = record?.graduate.number ?? step.graduate;
    const purposes =
      PROOFS[kind] ?? (kind === "DESTINATION" && graduate === 3 ? ["commissionAgreement"] : []);
    const uploadIds = record ? await proofsFor(this.on, id, purposes) : [];
    const form = kind !== "DESTINATION" ? FORM : graduate === 3 ? COMMISSIONED : DESTINATION;
    return { document: submit, variables: { id, form: { ...form, uploadIds } } };
  }

  async #asking(agreementId: string, id: string, record: ModelRecord | undefined) {
    const online = record?.kind === "ONLINE_AGREEMENT";
    const uploadIds = online ? [] : [await aFile(this.on, agreementId, "TERMINATION_LETTER")];
    return {
      document: TERMINATION.ask,
      variables: { input: { id, agreementId, ...REASON, uploadIds } },
    };
  }
}

/** Bit of a wait's roll: the sweep has not been there when the next command comes. */
const LATE = 16;
/** The privacy notice that comes with the platform. */
const FIRST_NOTICE = 1;

const DESTINATION = { typeCode: "71", subType: null, fields: [] };
const COMMISSIONED = {
  typeCode: "90",
  subType: null,
  fields: [
    { key: "employerName", value: "云南滇东物流有限公司" },
    { key: "divisionCode", value: "530102" },
  ],
};
const CHANGES = { typeCode: "72", subType: "721", fields: [], agreedWithGraduate: true };

const OWN: Partial<Record<Kind, { save: AnyAct; submit: AnyAct }>> = {
  OFFLINE_AGREEMENT: OFFLINE,
  PAPER_AGREEMENT: PAPER,
};
const PROOFS: Partial<Record<Kind, string[]>> = {
  OFFLINE_AGREEMENT: [],
  PAPER_AGREEMENT: ["AGREEMENT_SCAN"],
};

const VERDICTS = { approve: SIGNING.approve, return: PAPER.return, reject: SIGNING.reject } as const;

function verdictVariables({ act, roll }: Step, recordId: string, record: ModelRecord | undefined): object {
  const submission = Math.max((record?.submission ?? 1) - (roll & STALE ? 1 : 0), 0);
  // One account may take both steps (F-10a): which one is meant, the verdict says.
  const status = record?.status;
  const shared = { verdict: { recordId, submission, status }, hold: (roll & HOLD) !== 0 };
  if (act !== "approve") return { ...shared, rejection: REJECTION };
  const ends = record?.kind === "OFFLINE_TERMINATION" && record.status === "TERMINATION_SCHOOL_REVIEW";
  return {
    ...shared,
    ...(ends && { own: { ending: { kind: "MUTUAL" } } }),
    ...(record && isChanged(record, roll & CHANGED) && { own: { changes: CHANGES } }),
  };
}

function amendment(id: string, record: ModelRecord | undefined): Operation {
  const online = record?.kind === "ONLINE_AGREEMENT";
  const variables = { id, categoryCode: otherCategory(record?.category ?? "13") };
  return { document: online ? SIGNING.amend : PAPER.amend, variables };
}

const DISABLED = graphql(`
  mutation DisableStaffAccount($id: ID!, $disabled: Boolean!) {
    setStaffAccountDisabled(id: $id, disabled: $disabled) { __typename ...RefusalFacts }
  }
`);
const ROSTER = { remove: RemoveGraduates, restore: RestoreGraduates } as const;

const ON_ID = {
  takeBackInvitation: SIGNING.takeBack,
  accept: SIGNING.accept,
  decline: SIGNING.decline,
  withdraw: PAPER.withdraw,
  abandon: PAPER.abandon,
  deleteDraft: PAPER.deleteDraft,
  void: DESTINATIONS.void,
  undo: SIGNING.undo,
  answerYes: TERMINATION.accept,
  takeBackTermination: TERMINATION.takeBack,
} as const;

function readAnswer(answer: ActAnswer): Answered {
  const type = String(answer.__typename);
  const text = [type, answer.code, answer.message].filter(Boolean).join(" ");
  if (type === "RosterChanged") {
    const failed = answer.items.some(({ message }) => message?.includes("系统繁忙"));
    if (failed) throw new Error("A roster change failed");
    return { outcome: answer.changed > 0 ? "DONE" : "REFUSED", text: JSON.stringify(answer.items) };
  }
  if (isDone(answer)) return { outcome: answer.alreadyDone ? "ALREADY" : "DONE", text };
  const done = [
    "StaffAccountChanged",
    "DraftSaved",
    "DraftDeleted",
    "VerdictScheduled",
    "VerdictUndone",
  ].includes(type);
  return { outcome: done ? "DONE" : "REFUSED", text };
}
