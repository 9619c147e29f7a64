import { v7 as uuidv7 } from "uuid";
import { expectThere } from "../client/surprise.js";
import type { Outcome } from "../people/index.js";
import { agreementOf, OFF_PLATFORM } from "../people/off-platform.js";
import { destinationPapers } from "./destination-papers.js";
import { does, puts, sendsInvitation } from "./in-force.js";
import { paperPapers } from "./paper-registration.js";
import type { Sides } from "./sides.js";

/** One of the ways in which a graduate can be committed, at a school that reviews alone (F-01). */
export interface Commitment {
  readonly kind: string;
  readonly name: string;
  /** What a refusal names. */
  readonly counterpart: string;
  id: string;
  /** A draft or an open invitation: no commitment yet. */
  stands(): Promise<void>;
  /** Everything for the act that commits, which is given back to be done. */
  readies(): Promise<() => Promise<Outcome>>;
  /** From a review into force. */
  comesIntoForce(): Promise<void>;
  /** Out of a review. */
  isGivenUp(): Promise<void>;
  /** Out of force. */
  ends(): Promise<void>;
}

const REASON = { reasonCode: "PERSONAL", explanation: "因个人发展规划调整，申请解除就业协议。" };
const NO = { reasonCategory: "OTHER", details: "信息有误，请重新办理。" };

/** All four, of the same graduate. */
export function commitmentsOf(sides: Sides): Commitment[] {
  return [online(sides), offline(sides), paper(sides), destination(sides)];
}

function online(sides: Sides): Commitment {
  const { graduate, employer, school, who } = sides;
  const one: Commitment = {
    kind: "ONLINE_AGREEMENT",
    name: "线上签约",
    counterpart: who.employer.name,
    id: "",
    stands: async () => {
      one.id = await sendsInvitation(employer, who.employer, who, 20);
    },
    readies: async () => () => graduate.accepts(one.id),
    comesIntoForce: async () => {
      await does("学校批准 approved", school.approves(one.id));
    },
    isGivenUp: async () => {
      await does("学校不通过 rejected", school.rejects(one.id, NO));
    },
    ends: async () => {
      const id = uuidv7();
      await does("发起解约 asked", graduate.asksTermination(one.id, REASON, [], id));
      await does("单位同意解约 accepted", employer.acceptsTermination(id));
      await does("学校批准解约 approved", school.approves(id));
    },
  };
  return one;
}

function paper(sides: Sides): Commitment {
  const papers = paperPapers(sides);
  return applied(sides, {
    kind: "PAPER_AGREEMENT",
    name: "补登",
    counterpart: papers.named,
    saves: (id) => papers.saves(id),
    readies: async (id) => {
      const uploadIds = [await puts(sides.graduate, id, "AGREEMENT_SCAN")];
      const form = agreementOf(sides.who.employer, sides.who.graduate);
      return () => sides.graduate.submitsPaper(id, { ...form, uploadIds });
    },
    comesIntoForce: async (id) => {
      await does("学校批准 approved", sides.school.approves(id));
    },
    ends: (id) => endsWithLetter(sides, id),
  });
}

function offline(sides: Sides): Commitment {
  const { graduate, school, who } = sides;
  const outside = expectThere("平台外单位 an employer outside", OFF_PLATFORM[0]);
  const form = agreementOf(outside, who.graduate);
  return applied(sides, {
    kind: "OFFLINE_AGREEMENT",
    name: "线下签约",
    counterpart: outside.name,
    saves: (id) => graduate.savesApplication(id, form),
    readies: async (id) => () => graduate.submitsApplication(id, form),
    comesIntoForce: async (id) => {
      await does("协议审核通过 approved for the stamp", school.approves(id));
      const scan = await puts(graduate, id, "AGREEMENT_SCAN");
      await does("回传协议书 stamped copy", graduate.submitsStampedCopy(id, [scan]));
      const { submission } = expectThere("线下签约 record", await school.record(id));
      await does("签约审核通过 approved", school.approves(id, submission));
    },
    ends: (id) => endsWithLetter(sides, id),
  });
}

function destination(sides: Sides): Commitment {
  const named = "江东示例理工大学";
  const papers = destinationPapers(sides.graduate, named, "801");
  return applied(sides, {
    kind: "DESTINATION",
    name: "其他去向",
    counterpart: named,
    saves: (id) => papers.saves(id),
    readies: async (id) => () => papers.submits(id, 1),
    comesIntoForce: async (id) => {
      await does("学校批准 approved", sides.school.approves(id));
    },
    ends: async (id) => {
      await does("作废 voided", sides.graduate.voids(id));
    },
  });
}

interface Applied {
  kind: string;
  name: string;
  counterpart: string;
  saves(id: string): Promise<Outcome>;
  readies(id: string): Promise<() => Promise<Outcome>>;
  comesIntoForce(id: string): Promise<void>;
  ends(id: string): Promise<void>;
}

/** What its graduate begins: a draft first, and out of a review by 撤回 and 放弃 (F-07). */
function applied({ graduate }: Sides, own: Applied): Commitment {
  const { kind, name, counterpart } = own;
  const one: Commitment = {
    kind,
    name,
    counterpart,
    id: "",
    stands: async () => {
      one.id = uuidv7();
      await does(`${name} 暂存 saved`, own.saves(one.id));
    },
    readies: () => own.readies(one.id),
    comesIntoForce: () => own.comesIntoForce(one.id),
    isGivenUp: async () => {
      await does(`${name} 撤回 withdrawn`, graduate.withdraws(one.id));
      await does(`${name} 放弃 abandoned`, graduate.abandons(one.id));
    },
    ends: () => own.ends(one.id),
  };
  return one;
}

/** F-53, F-54: by mutual consent. */
async function endsWithLetter({ graduate, school }: Sides, agreementId: string): Promise<void> {
  const letter = await puts(graduate, agreementId, "TERMINATION_LETTER");
  const id = uuidv7();
  await does("发起解约 asked", graduate.asksTermination(agreementId, REASON, [letter], id));
  await does("学校批准解约 approved", school.approves(id, 1, { ending: { kind: "MUTUAL" } }));
}
