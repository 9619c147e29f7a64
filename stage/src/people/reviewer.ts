import {
  AmendAgreement,
  AmendJobCategory,
  ApproveRecord,
  ForceTermination,
  ProveIdentity,
  RejectRecord,
  RemoveGraduates,
  RestoreGraduates,
  ReturnRecord,
  UndoVerdict,
} from "../client/acts.js";
import type { Outcome, Told } from "../client/answer.js";
import type { Conversation } from "../client/conversation.js";
import { DEMO_PASSWORD } from "../country/accounts.js";
import type {
  AmendAgreementMutationVariables,
  DestinationChangeInput,
  GraduatesSeenQuery,
  JustificationInput,
  OwnVerdictInput,
  QueueCountsSeenQuery,
  RecordKind,
  RejectionInput,
  ReviewPageSeenQuery,
  ReviewQueueFilter,
  ReviewQueueSeenQuery,
  TerminationEndingInput,
} from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import type { AgreementSeen, Changed, Done } from "./answers.js";
import { Reader } from "./reader.js";

type QueuePage = Told<ReviewQueueSeenQuery["reviewQueue"]>;
export type QueueRow = QueuePage["rows"][number];

const ReviewQueue = graphql(`
  query ReviewQueueSeen($filter: ReviewQueueFilter!, $after: String) {
    reviewQueue(filter: $filter, first: 50, after: $after) {
      rows { id graduateName status statusLabel submission waitsForMe agreementNumber }
      endCursor
    }
  }
`);

export type QueueCountsSeen = Told<QueueCountsSeenQuery["queueCounts"]["kinds"][number]>;

const QueueCounts = graphql(`
  query QueueCountsSeen {
    queueCounts { kinds { kind waitingForMe byStatus { status count } } }
  }
`);

/** `agreement` is null where the record is none. */
export type ReviewPageSeen = Omit<NonNullable<Told<ReviewPageSeenQuery["reviewPage"]>>, "agreement"> & {
  agreement: AgreementSeen | null;
};

const ReviewPage = graphql(`
  query ReviewPageSeen($id: ID!) {
    reviewPage(recordId: $id) {
      departmentName canTakeRegistryData
      heldVerdict { mine verdict }
      earlierVerdicts { title reason personName }
      registryDestination { code employerName uscc agreementNumber source reportedAt }
      studentFields { label platform registry differs }
      agreement: record { ...AgreementSeen }
    }
  }
`);

const GraduatesOfArea = graphql(`
  query GraduatesSeen($filter: GraduateFilter!) {
    graduates(filter: $filter, first: 50) { rows { id name frozen } }
  }
`);

export type RosterRow = Told<GraduatesSeenQuery["graduates"]["rows"][number]>;

export type Rejection = RejectionInput;

/** 强制解约 and 学生单方面解约: why, with evidence laid beside the termination (F-52, F-54). */
export type Justification = JustificationInput;

/** What a reviewer may put into an approval beside 获取最新学生信息. */
export interface ApprovalWish {
  /** With the undo period of F-18. */
  hold?: boolean;
  /** 获取最新学生信息 (F-15) */
  takeRegistryData?: boolean;
  /** How the school ends an offline agreement (F-54). */
  ending?: TerminationEndingInput;
  /** 修改去向 (F-62) */
  changes?: DestinationChangeInput;
}

/** Someone of a department, a school or above, at the review desk. */
export class Reviewer<Line extends Conversation = Conversation> extends Reader<Line> {
  /** Every row, through all pages. */
  async queue(filter: Partial<ReviewQueueFilter> = {}): Promise<QueueRow[]> {
    const rows: QueueRow[] = [];
    const wanted = { view: "WAITING_FOR_ME", kinds: ["ONLINE_AGREEMENT"], ...filter } as const;
    let after: string | null = null;
    do {
      const page: QueuePage = await this.line.send(ReviewQueue, { filter: wanted, after });
      rows.push(...page.rows);
      after = page.endCursor;
    } while (after);
    return rows;
  }

  /** Of one kind. */
  async counts(kind: RecordKind = "ONLINE_AGREEMENT"): Promise<QueueCountsSeen> {
    const { kinds } = await this.line.send(QueueCounts);
    const own = kinds.find((each) => each.kind === kind);
    if (!own) throw new Error(`No counts of ${kind}`);
    return own;
  }

  /** Null when the record is unknown to this reviewer (P-07). */
  async reviewPage(recordId: string): Promise<ReviewPageSeen | null> {
    const page = await this.line.send(ReviewPage, { id: recordId });
    if (!page) return null;
    const { id } = page.agreement;
    return { ...page, agreement: id === undefined ? null : (page.agreement as AgreementSeen) };
  }

  approves(recordId: string, submission = 1, wish: ApprovalWish = {}): Promise<Outcome<Changed>> {
    const { hold, takeRegistryData } = wish;
    const verdict = { recordId, submission };
    return this.line.send(ApproveRecord, { verdict, hold, takeRegistryData, own: ownOf(wish) });
  }

  rejects(recordId: string, rejection: Rejection, submission = 1): Promise<Outcome<Changed>> {
    return this.line.send(RejectRecord, { verdict: { recordId, submission }, rejection });
  }

  /** 退回修改, where the flow has it (F-11). */
  returns(recordId: string, rejection: Rejection, submission = 1): Promise<Outcome<Changed>> {
    return this.line.send(ReturnRecord, { verdict: { recordId, submission }, rejection });
  }

  undoes(recordId: string): Promise<Outcome> {
    return this.line.send(UndoVerdict, { id: recordId });
  }

  /** F-28 */
  amendsJobCategory(recordId: string, categoryCode: string): Promise<Outcome<Changed>> {
    return this.line.send(AmendJobCategory, { id: recordId, categoryCode });
  }

  /** F-35, F-42: of an agreement that was filled in. */
  amendsAgreement(
    recordId: string,
    values: Omit<AmendAgreementMutationVariables, "id">,
  ): Promise<Outcome<Changed>> {
    return this.line.send(AmendAgreement, { id: recordId, ...values });
  }

  /** F-52 */
  async forcesTermination(id: string, justification: Justification): Promise<Outcome<Done>> {
    const force = () => this.line.send(ForceTermination, { id, justification });
    const answer = await force();
    if (answer.code !== "PROOF_BY_PASSWORD") return answer;
    // P-13: it is some time since they signed in.
    await this.line.send(ProveIdentity, { proof: DEMO_PASSWORD });
    return await force();
  }

  /** The graduates of the area with this ID number. */
  async findsOnRoster(idNumber: string): Promise<RosterRow[]> {
    return (await this.line.send(GraduatesOfArea, { filter: { idNumber } })).rows;
  }

  /** F-91: off the roster. */
  removesFromRoster(graduateId: string): Promise<Outcome<{ changed: number }>> {
    return this.line.send(RemoveGraduates, { ids: [graduateId] });
  }

  /** 恢复网签数据 (F-91) */
  restoresToRoster(graduateId: string): Promise<Outcome<{ changed: number }>> {
    return this.line.send(RestoreGraduates, { ids: [graduateId] });
  }
}

/** What only records of this kind have. */
function ownOf({ ending, changes }: ApprovalWish): OwnVerdictInput | null {
  if (ending) return { ending };
  return changes ? { changes } : null;
}
