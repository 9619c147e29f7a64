import {
  AcceptTermination,
  AskTermination,
  ForceTermination,
  RefuseTermination,
  ResubmitTermination,
  ReturnRecord,
  TakeBackTermination,
} from "../../stage/src/client/acts.js";
import { graphql } from "../../stage/src/gql/index.js";
import { settleAllDue } from "../src/records/index.js";
import type { ActAnswer, Person, TestApp } from "./app.js";
import { aGraduate, newId, type TestEmployer, type TestGraduate } from "./factories.js";
import type { Country } from "./matrix.js";
import { aPaperRegistration } from "./paper.js";
import {
  anInvitation,
  changedBy,
  does,
  type Left,
  leftBy,
  REJECTION,
  SIGNING,
  verdictOn,
} from "./signing.js";
import {
  type CountryWish,
  type Inhabitants,
  recordsBy,
  type SettledCountry,
  settleCountry,
} from "./signing-country.js";

/** The operations of 解约 as tests send them; verdicts are those of every kind. */
export const TERMINATION = {
  ask: AskTermination,
  resubmit: ResubmitTermination,
  accept: AcceptTermination,
  refuse: RefuseTermination,
  takeBack: TakeBackTermination,
  force: ForceTermination,
  approve: SIGNING.approve,
  return: ReturnRecord,
  reject: SIGNING.reject,
  amend: SIGNING.amend,
  record: graphql(`
    query TerminationRecord($id: ID!) {
      record(id: $id) {
        id kind status statusLabel submission counterpart nextStep
        availableActions { act allowed reason }
        steps { title state }
        timeline { title actorRole reason }
        ... on Termination {
          agreementId askedBy askedAt reasonLabel explanation endingLabel
          uploads { id purpose state }
        }
      }
    }
  `),
  staffRecord: graphql(`
    query TerminationForStaff($id: ID!) {
      record(id: $id) {
        status
        ... on Termination { ending statement evidence { id purpose } }
      }
    }
  `),
  ofAgreement: graphql(`
    query TerminationOfAgreement($id: ID!) {
      agreementTermination(agreementId: $id) {
        mayAsk whyNot needsLetter limit asked
        latest { id status }
      }
    }
  `),
  list: graphql(`
    query TerminationList($list: EmployerList!) {
      employerAgreements(list: $list, first: 20) {
        rows { id agreementId status statusLabel invitableFavouriteId }
      }
    }
  `),
  counts: graphql(`
    query TerminationCounts {
      employerCounts { signed awaitingMyAnswer terminating terminated terminationFailed }
    }
  `),
} as const;

export const REASON = { reasonCode: "FURTHER_STUDY", explanation: "已被录取为硕士研究生，申请解除协议" };

/** A file that is there, put straight beside a record: uploading has tests of its own. */
export async function aFile(
  on: TestApp,
  recordId: string,
  purpose: string,
  wish: { id?: string; role?: string } = {},
): Promise<string> {
  const id = wish.id ?? newId();
  await on.platform.pool.query(
    `insert into upload (id, record_id, purpose, file_name, position, uploader_role, begun_at, stored_at, content, kind,
       bytes, sha256)
     values ($1, $2, $3, '解约函.jpg', 1, $4, $5, $5, $6, 'JPEG', 1000, '\\x00')`,
    [id, recordId, purpose, wish.role ?? "GRADUATE", on.clock.now(), newId()],
  );
  return id;
}

/** Asks; the answer, refusals included. */
export async function ask(
  on: TestApp,
  person: Person,
  agreementId: string,
  wish: { id?: string; uploadIds?: string[]; explanation?: string } = {},
): Promise<ActAnswer> {
  const { id = newId(), uploadIds = [] } = wish;
  const input = { id, agreementId, ...REASON, uploadIds, ...wish };
  return await on.act(person, TERMINATION.ask, { input });
}

/** Asks with what the kind needs, and insists: the termination's id. */
export async function aTermination(
  on: TestApp,
  person: Person,
  agreementId: string,
  needsLetter = false,
): Promise<string> {
  const uploadIds = needsLetter ? [await aFile(on, agreementId, "TERMINATION_LETTER")] : [];
  const answer = await ask(on, person, agreementId, { uploadIds });
  return changedBy("ask", answer).id;
}

/** Does an act and insists that it was done; the record. */
export function doesTermination<
  Name extends Exclude<
    keyof typeof TERMINATION,
    "record" | "staffRecord" | "ofAgreement" | "list" | "counts"
  >,
>(on: TestApp, person: Person, name: Name, variables: object): Promise<Left<Name>> {
  return leftBy(on, person, name, TERMINATION[name], variables);
}

type Doers = Pick<Inhabitants, "employer" | "doers">;

/** An online agreement in force. */
export async function aSignedAgreement(on: TestApp, by: Doers, graduate: TestGraduate): Promise<string> {
  const id = await anInvitation(on, by.employer, graduate);
  await does(on, graduate, "accept", { id });
  await approvesToTheEnd(on, by, id);
  return id;
}

/** A paper agreement in force. */
export async function aSignedPaper(
  on: TestApp,
  by: Pick<Doers, "doers">,
  graduate: TestGraduate,
): Promise<string> {
  const id = await aPaperRegistration(on, graduate);
  await approvesToTheEnd(on, by, id);
  return id;
}

/** The same country, in which agreements in force are also ended, by the graduate's request. */
export function withTerminated(
  on: TestApp,
  by: Doers,
  { people, record }: Country,
  needsLetter: boolean,
): Country {
  return {
    people,
    record: async (state) => {
      if (state !== "TERMINATED") return await record(state);
      const signed = await record("SIGNED");
      const id = await aTermination(on, signed.graduate, signed.id, needsLetter);
      if (!needsLetter) await doesTermination(on, by.employer, "accept", { id });
      await approvesToTheEnd(on, by, id);
      return signed;
    },
  };
}

/** Whoever reviews here, as long as there is something to review (F-10, F-10a). */
async function approvesToTheEnd(on: TestApp, { doers }: Pick<Doers, "doers">, id: string): Promise<void> {
  for (let status = await statusOf(on, id); status.endsWith("_REVIEW"); status = await statusOf(on, id)) {
    await doesTermination(on, reviewerAt(status, doers), "approve", await verdictAt(on, id, status));
  }
}

function reviewerAt(status: string, doers: Inhabitants["doers"]): Person {
  return status.endsWith("DEPARTMENT_REVIEW") ? (doers.department ?? doers.school) : doers.school;
}

/** Says which state it saw: one account may take both steps (F-10a). */
async function verdictAt(on: TestApp, recordId: string, status: string): Promise<object> {
  const { kind } = await on.row("select kind from record where id = $1", [recordId]);
  const ends = kind === "OFFLINE_TERMINATION" && status === "TERMINATION_SCHOOL_REVIEW";
  const own = ends ? { ending: { kind: "MUTUAL" } } : undefined;
  return { verdict: { recordId, submission: 1, status }, own };
}

async function statusOf(on: TestApp, id: string): Promise<string> {
  return (await on.row<{ status: string }>("select status from record where id = $1", [id])).status;
}

/** Everybody who could have to do with a termination, and terminations in every state. */
export async function aTerminationCountry(
  on: TestApp,
  wish: CountryWish & { of: "ONLINE" | "OFFLINE" },
): Promise<SettledCountry> {
  const inhabitants = await settleCountry(on, wish);
  const { people, department, graduate, employer, doers } = inhabitants;
  const offline = wish.of === "OFFLINE";
  const record = recordsBy<string>(on, graduate, play);
  return {
    inhabitants,
    people,
    record: async (state) => {
      const made = await record(state);
      // Its own file under its own id, for the acts that need one.
      const purpose = state === "TERMINATION_RETURNED" ? "TERMINATION_LETTER" : "TERMINATION_EVIDENCE";
      const role = state === "TERMINATION_RETURNED" ? "GRADUATE" : "SCHOOL";
      await aFile(on, made.id, purpose, { id: made.id, role });
      return made;
    },
  };

  async function play(state: string): Promise<string> {
    const leaver = await aGraduate(on.platform, { department });
    if (offline) return await playOffline(state, leaver);
    const agreement = await aSignedAgreement(on, inhabitants, leaver);
    const byEmployer = ["ASKED_BY_EMPLOYER", "REFUSED_BY_GRADUATE"].includes(state);
    const id = await aTermination(on, byEmployer ? employer : leaver, agreement);
    await playAnswer(state, id, leaver, employer);
    return id;
  }

  async function playAnswer(
    state: string,
    id: string,
    leaver: TestGraduate,
    other: TestEmployer,
  ): Promise<void> {
    if (state.startsWith("ASKED_BY")) return;
    if (state === "TERMINATION_CLOSED") return await close(id);
    if (state === "ASK_TAKEN_BACK") await doesTermination(on, leaver, "takeBack", { id });
    else if (state.startsWith("REFUSED_BY")) {
      const refuser = state === "REFUSED_BY_GRADUATE" ? leaver : other;
      await doesTermination(on, refuser, "refuse", { id, reason: "岗位急需" });
    } else {
      await doesTermination(on, other, "accept", { id });
      await playReview(state, id);
    }
  }

  async function playOffline(state: string, leaver: TestGraduate): Promise<string> {
    const id = await aTermination(on, leaver, await aSignedPaper(on, inhabitants, leaver), true);
    if (state === "ASK_TAKEN_BACK") await doesTermination(on, leaver, "takeBack", { id });
    else if (state === "TERMINATION_RETURNED" || state === "TERMINATION_CLOSED") {
      await refuses("return", id);
      if (state === "TERMINATION_CLOSED") await close(id);
    } else await playReview(state, id);
    return id;
  }

  async function playReview(state: string, id: string): Promise<void> {
    if (state === "TERMINATION_REJECTED") return await refuses("reject", id);
    for (let status = await statusOf(on, id); status !== state; status = await statusOf(on, id)) {
      await doesTermination(on, reviewerAt(status, doers), "approve", await verdictAt(on, id, status));
    }
  }

  async function refuses(verdict: "return" | "reject", id: string): Promise<void> {
    const reviewer = reviewerAt(await statusOf(on, id), doers);
    await doesTermination(on, reviewer, verdict, { ...verdictOn(id), rejection: REJECTION });
  }

  async function close(id: string): Promise<void> {
    // As if this cohort's closing were now: the real one would end everything else of the test too.
    await on.row("update record set closes_at = $2 where id = $1 returning id", [id, on.clock.now()]);
    await settleAllDue(on.platform);
  }
}
