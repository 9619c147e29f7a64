import { Field, ObjectType } from "type-graphql";
import { beijingText } from "../../platform/clock.js";
import { Access } from "../../words/access.js";
import { Refusal } from "../../words/refusals.js";

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
