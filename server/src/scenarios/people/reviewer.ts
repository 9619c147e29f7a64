import type { Conversation } from "../conversation.js";
import {
  AGREEMENT_SEEN,
  type AgreementSeen,
  CHANGED,
  type Changed,
  DECIDED,
  type Done,
  type Outcome,
  PROBLEMS,
  RECORD_DONE,
} from "./answers.js";
import { Reader } from "./reader.js";

export interface QueueRow {
  id: string;
  graduateName: string;
  status: string;
  statusLabel: string;
  submission: number;
  waitsForMe: boolean;
  agreementNumber: string | null;
}

export interface QueueFilter {
  kinds?: string[];
  view?: "WAITING_FOR_ME" | "ALL";
  status?: string;
  name?: string;
  idNumber?: string;
}

export interface QueueCountsSeen {
  waitingForMe: number;
  byStatus: { status: string; count: number }[];
}

export interface ReviewPageSeen {
  agreement: AgreementSeen;
  departmentName: string;
  canTakeRegistryData: boolean;
  heldVerdict: { mine: boolean; verdict: string } | null;
  earlierVerdicts: { title: string; reason: string | null; personName: string | null }[];
  registryDestination: {
    code: string;
    employerName: string | null;
    uscc: string | null;
    agreementNumber: string | null;
    source: string;
    reportedAt: string;
  } | null;
  studentFields: { label: string; platform: string; registry: string; differs: boolean }[];
}

export interface Rejection {
  reasonCategory: string;
  details: string;
}

/** 强制解约 and 学生单方面解约: why, with evidence laid beside the termination (F-52, F-54). */
export interface Justification {
  statement: string;
  evidenceIds: readonly string[];
  employerConsulted: boolean;
}

/** What a reviewer may put into an approval beside 获取最新学生信息. */
export interface ApprovalWish {
  /** With the undo period of F-18. */
  hold?: boolean;
  /** 获取最新学生信息 (F-15) */
  takeRegistryData?: boolean;
  /** How the school ends an offline agreement (F-54). */
  ending?: { kind: "MUTUAL" | "UNILATERAL"; justification?: Justification };
  /** 修改去向 (F-62) */
  changes?: {
    agreedWithGraduate: boolean;
    typeCode: string;
    subType: string | null;
    fields: readonly { key: string; value: string }[];
  };
}

export interface RosterRow {
  id: string;
  name: string;
  frozen: boolean;
}

/** Someone of a department, a school or above, at the review desk. */
export class Reviewer<Line extends Conversation = Conversation> extends Reader<Line> {
  /** Every row, through all pages. */
  async queue(filter: QueueFilter = {}): Promise<QueueRow[]> {
    const rows: QueueRow[] = [];
    let after: string | null = null;
    do {
      const { page }: { page: { rows: QueueRow[]; endCursor: string | null } } = await this.line.ask(
        `query ($filter: ReviewQueueFilter!, $after: String) {
          page: reviewQueue(filter: $filter, first: 50, after: $after) {
            rows { id graduateName status statusLabel submission waitsForMe agreementNumber } endCursor } }`,
        { filter: { view: "WAITING_FOR_ME", kinds: ["ONLINE_AGREEMENT"], ...filter }, after },
      );
      rows.push(...page.rows);
      after = page.endCursor;
    } while (after);
    return rows;
  }

  /** Of one kind. */
  async counts(kind = "ONLINE_AGREEMENT"): Promise<QueueCountsSeen> {
    const { counts } = await this.line.ask<{ counts: { kinds: (QueueCountsSeen & { kind: string })[] } }>(
      "{ counts: queueCounts { kinds { kind waitingForMe byStatus { status count } } } }",
    );
    const own = counts.kinds.find((each) => each.kind === kind);
    if (!own) throw new Error(`No counts of ${kind}`);
    return own;
  }

  /** Null when the record is unknown to this reviewer (P-07). */
  async reviewPage(recordId: string): Promise<ReviewPageSeen | null> {
    const { page } = await this.line.ask<{ page: ReviewPageSeen | null }>(
      `query ($id: ID!) { page: reviewPage(recordId: $id) {
        departmentName canTakeRegistryData
        heldVerdict { mine verdict }
        earlierVerdicts { title reason personName }
        registryDestination { code employerName uscc agreementNumber source reportedAt }
        studentFields { label platform registry differs }
        agreement: record { ... on Agreement { ${AGREEMENT_SEEN} } } } }`,
      { id: recordId },
    );
    return page;
  }

  async approves(recordId: string, submission = 1, wish: ApprovalWish = {}): Promise<Outcome<Changed>> {
    const { done } = await this.line.ask<{ done: Outcome<Changed> }>(
      `mutation ($verdict: VerdictInput!, $hold: Boolean!, $take: Boolean!, $ending: TerminationEndingInput,
          $changes: DestinationChangeInput) {
        done: approveRecord(verdict: $verdict, hold: $hold, takeRegistryData: $take, ending: $ending,
          changes: $changes) { ${DECIDED} ${PROBLEMS} } }`,
      {
        verdict: { recordId, submission },
        hold: wish.hold ?? false,
        take: wish.takeRegistryData ?? false,
        ending: wish.ending ?? null,
        changes: wish.changes ?? null,
      },
    );
    return done;
  }

  rejects(recordId: string, rejection: Rejection, submission = 1): Promise<Outcome<Changed>> {
    return this.#decidesAgainst("rejectRecord", recordId, rejection, submission);
  }

  /** 退回修改, where the flow has it (F-11). */
  returns(recordId: string, rejection: Rejection, submission = 1): Promise<Outcome<Changed>> {
    return this.#decidesAgainst("returnRecord", recordId, rejection, submission);
  }

  async undoes(recordId: string): Promise<Outcome> {
    const { done } = await this.line.ask<{ done: Outcome }>(
      `mutation ($id: ID!) { done: undoVerdict(recordId: $id) { __typename ... on Refusal { code message } } }`,
      { id: recordId },
    );
    return done;
  }

  /** F-28 */
  async amendsJobCategory(recordId: string, categoryCode: string): Promise<Outcome<Changed>> {
    const { done } = await this.line.ask<{ done: Outcome<Changed> }>(
      `mutation ($id: ID!, $code: String!) {
        done: amendJobCategory(recordId: $id, categoryCode: $code) { ${CHANGED} } }`,
      { id: recordId, code: categoryCode },
    );
    return done;
  }

  /** F-35, F-42: of an agreement that was filled in. */
  async amendsAgreement(
    recordId: string,
    values: { natureCode?: string; industryCode?: string; categoryCode?: string },
  ): Promise<Outcome<Changed>> {
    const { done } = await this.line.ask<{ done: Outcome<Changed> }>(
      `mutation ($id: ID!, $natureCode: String, $industryCode: String, $categoryCode: String) {
        done: amendAgreement(recordId: $id, natureCode: $natureCode, industryCode: $industryCode,
          categoryCode: $categoryCode) { ${CHANGED} ${PROBLEMS} } }`,
      { id: recordId, ...values },
    );
    return done;
  }

  /** F-52 */
  async forcesTermination(id: string, justification: Justification): Promise<Outcome<Done>> {
    const { done } = await this.line.ask<{ done: Outcome<Done> }>(
      `mutation ($id: ID!, $justification: JustificationInput!) {
        done: forceTermination(id: $id, justification: $justification) { ${RECORD_DONE} ${PROBLEMS} } }`,
      { id, justification },
    );
    return done;
  }

  /** The graduates of the area with this ID number. */
  async findsOnRoster(idNumber: string): Promise<RosterRow[]> {
    const { page } = await this.line.ask<{ page: { rows: RosterRow[] } }>(
      `query ($filter: GraduateFilter!) { page: graduates(filter: $filter, first: 50) { rows { id name frozen } } }`,
      { filter: { idNumber } },
    );
    return page.rows;
  }

  /** F-91: off the roster. */
  removesFromRoster(graduateId: string): Promise<Outcome<{ changed: number }>> {
    return this.#moves("removeGraduates", graduateId);
  }

  /** 恢复网签数据 (F-91) */
  restoresToRoster(graduateId: string): Promise<Outcome<{ changed: number }>> {
    return this.#moves("restoreGraduates", graduateId);
  }

  async #moves(field: string, graduateId: string): Promise<Outcome<{ changed: number }>> {
    const { done } = await this.line.ask<{ done: Outcome<{ changed: number }> }>(
      `mutation ($ids: [ID!]!) { done: ${field}(ids: $ids) {
        __typename ... on RosterChanged { changed } ... on Refusal { code message } } }`,
      { ids: [graduateId] },
    );
    return done;
  }

  async #decidesAgainst(
    field: "rejectRecord" | "returnRecord",
    recordId: string,
    rejection: Rejection,
    submission: number,
  ): Promise<Outcome<Changed>> {
    const { done } = await this.line.ask<{ done: Outcome<Changed> }>(
      `mutation ($verdict: VerdictInput!, $rejection: RejectionInput!) {
        done: ${field}(verdict: $verdict, rejection: $rejection) { ${DECIDED} ${PROBLEMS} } }`,
      { verdict: { recordId, submission }, rejection },
    );
    return done;
  }
}
