import type { Conversation } from "../conversation.js";
import {
  AGREEMENT_SEEN,
  type AgreementSeen,
  CHANGED,
  type Changed,
  DECIDED,
  type Outcome,
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
  } | null;
  studentFields: { label: string; platform: string; registry: string; differs: boolean }[];
}

export interface Rejection {
  reasonCategory: string;
  details: string;
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
        registryDestination { code employerName uscc agreementNumber source }
        studentFields { label platform registry differs }
        agreement: record { ... on Agreement { ${AGREEMENT_SEEN} } } } }`,
      { id: recordId },
    );
    return page;
  }

  /** `hold`: with the undo period of F-18; `takeRegistryData`: 获取最新学生信息 (F-15). */
  async approves(
    recordId: string,
    submission = 1,
    wish: { hold?: boolean; takeRegistryData?: boolean } = {},
  ): Promise<Outcome<Changed>> {
    const { done } = await this.line.ask<{ done: Outcome<Changed> }>(
      `mutation ($verdict: VerdictInput!, $hold: Boolean!, $take: Boolean!) {
        done: approveRecord(verdict: $verdict, hold: $hold, takeRegistryData: $take) { ${DECIDED} } }`,
      {
        verdict: { recordId, submission },
        hold: wish.hold ?? false,
        take: wish.takeRegistryData ?? false,
      },
    );
    return done;
  }

  async rejects(recordId: string, rejection: Rejection, submission = 1): Promise<Outcome<Changed>> {
    const { done } = await this.line.ask<{ done: Outcome<Changed> }>(
      `mutation ($verdict: VerdictInput!, $rejection: RejectionInput!) {
        done: rejectRecord(verdict: $verdict, rejection: $rejection) {
          ${DECIDED} ... on InvalidInput { fields { field message } } } }`,
      { verdict: { recordId, submission }, rejection },
    );
    return done;
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
}
