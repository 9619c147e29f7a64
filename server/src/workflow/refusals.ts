import { Field, Int, ObjectType } from "type-graphql";
import { Access } from "../words/access.js";
import { RecordStatus } from "../words/record-words.js";
import { Refusal } from "../words/refusals.js";

@Access("ANONYMOUS")
@ObjectType("RecordMovedOn", {
  implements: Refusal,
  description: "The record is no longer in the state the act starts from (F-06).",
})
export class RecordMovedOn extends Refusal {
  @Field(() => RecordStatus)
  readonly status: string;

  @Field(() => String)
  readonly statusLabel: string;

  /** Role and organisation of who moved it last; never a person's name. */
  @Field(() => String, { nullable: true })
  readonly by: string | null;

  @Field(() => Date, { nullable: true })
  readonly at: Date | null;

  constructor(
    status: string,
    statusLabel: string,
    moved: { organisation: string; at: Date; title: string } | null,
  ) {
    // What really happened: who did what (F-06).
    const who = moved ? `（${moved.organisation}：${moved.title}）` : "";
    super("RECORD_MOVED_ON", `该记录的状态已变为「${statusLabel}」${who}，本次操作未生效，请查看最新状态`);
    this.status = status;
    this.statusLabel = statusLabel;
    this.by = moved?.organisation ?? null;
    this.at = moved?.at ?? null;
  }
}

@Access("ANONYMOUS")
@ObjectType("SubmissionChanged", {
  implements: Refusal,
  description: "The verdict was about an earlier submission than the present one (F-06).",
})
export class SubmissionChanged extends Refusal {
  @Field(() => Int)
  readonly seen: number;

  @Field(() => Int)
  readonly current: number;

  constructor(seen: number, current: number) {
    super("SUBMISSION_CHANGED", "该记录已重新提交，您看到的不是最新内容，请核对后再审核");
    this.seen = seen;
    this.current = current;
  }
}

@Access("ANONYMOUS")
@ObjectType("VerdictHeld", {
  implements: Refusal,
  description: "Another reviewer's verdict is being held (F-18).",
})
export class VerdictHeld extends Refusal {
  @Field(() => String)
  readonly by: string;

  @Field(() => Date)
  readonly until: Date;

  constructor(by: string, until: Date) {
    super("VERDICT_HELD", `${by}正在对该记录作出审核决定，请稍后查看结果`);
    this.by = by;
    this.until = until;
  }
}
