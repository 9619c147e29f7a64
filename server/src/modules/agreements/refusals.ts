import { Field, ObjectType } from "type-graphql";
import { beijingText } from "../../clock.js";
import { Access } from "../../graphql/access.js";
import { Refusal } from "../../graphql/refusals.js";

@Access("ANONYMOUS")
@ObjectType("DeadlinePassed", {
  implements: Refusal,
  description: "The deadline for answering has passed (F-24).",
})
export class DeadlinePassed extends Refusal {
  @Field(() => Date)
  readonly deadline: Date;

  constructor(deadline: Date) {
    super(
      "DEADLINE_PASSED",
      `应约截止时间（${beijingText(deadline)}）已过，该邀请已失效，可由用人单位重新发起邀请`,
    );
    this.deadline = deadline;
  }
}

@Access("ANONYMOUS")
@ObjectType("CommittedElsewhere", {
  implements: Refusal,
  description: "The graduate is committed elsewhere (F-01, F-03). Only ever shown to the graduate.",
})
export class CommittedElsewhere extends Refusal {
  @Field(() => String)
  readonly employerName: string;

  constructor(employerName: string) {
    super(
      "COMMITTED_ELSEWHERE",
      `您与「${employerName}」的签约正在进行或已经生效，其他邀请只能查看，无法操作`,
    );
    this.employerName = employerName;
  }
}
