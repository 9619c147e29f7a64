import { Field, ObjectType } from "type-graphql";
import { Access } from "../words/access.js";
import type { RecordKind } from "../words/record-words.js";
import { NotAllowed, Refusal } from "../words/refusals.js";

/** What occupies the graduate (F-01). */
export interface Commitment {
  readonly counterpart: string;
  readonly kind: RecordKind;
  /** Nothing of it waits for anybody any more. */
  readonly inForce: boolean;
}

@Access("ANONYMOUS")
@ObjectType("CommittedElsewhere", {
  implements: Refusal,
  description: "The graduate is committed elsewhere (F-01, F-03). Only ever shown to the graduate.",
})
export class CommittedElsewhere extends Refusal {
  @Field(() => String)
  readonly counterpart: string;

  constructor(commitment: Commitment) {
    super("COMMITTED_ELSEWHERE", sentenceOf(commitment));
    this.counterpart = commitment.counterpart;
  }
}

/** F-24: an approved destination can be voided, an agreement cannot. */
function sentenceOf({ counterpart, kind, inForce }: Commitment): string {
  if (kind !== "DESTINATION") {
    return `您与「${counterpart}」的签约正在进行或已经生效，其他邀请只能查看，无法操作`;
  }
  return inForce
    ? `您的毕业去向「${counterpart}」已审核通过，作废后可应约或重新提交`
    : `您的毕业去向「${counterpart}」正在登记，其他邀请只能查看，无法操作`;
}

/** F-56: while a termination is open there is no second one, and nothing of the agreement is amended (F-28, F-35). */
export class TerminationOpen extends NotAllowed {
  constructor(message = "该协议已有正在进行的解约申请，请刷新页面查看最新状态") {
    super("TERMINATION_OPEN", message);
  }
}
