import { Field, Int, InterfaceType, ObjectType } from "type-graphql";
import { Access } from "./access.js";

/**
 * Why an act was refused. Thrown inside the transaction, so that nothing is written, and answered as a member of the
 * act's result union outside it. `message` is Chinese, complete, and says what to do.
 */
@Access("ANONYMOUS")
@InterfaceType("Refusal", { resolveType: (value: Refusal) => value.constructor.name })
export abstract class Refusal {
  @Field(() => String)
  readonly code: string;

  @Field(() => String)
  readonly message: string;

  constructor(code: string, message: string) {
    this.code = code;
    this.message = message;
  }
}

@Access("ANONYMOUS")
@ObjectType("FieldProblem")
export class FieldProblem {
  @Field(() => String, { description: "Path of the input field, e.g. `job.positionName`." })
  readonly field: string;

  @Field(() => String)
  readonly message: string;

  constructor(field: string, message: string) {
    this.field = field;
    this.message = message;
  }
}

@Access("ANONYMOUS")
@ObjectType("InvalidInput", {
  implements: Refusal,
  description: "Input that breaks a rule; nothing was changed. Each problem names its field.",
})
export class InvalidInput extends Refusal {
  @Field(() => [FieldProblem])
  readonly fields: FieldProblem[];

  constructor(fields: FieldProblem[]) {
    super("INVALID_INPUT", fields.map((problem) => problem.message).join("；"));
    this.fields = fields;
  }
}

@Access("ANONYMOUS")
@ObjectType("UnknownRecord", {
  implements: Refusal,
  description: "No such record for this viewer (an id of others answers exactly so, P-07).",
})
export class UnknownRecord extends Refusal {
  constructor() {
    super("UNKNOWN_RECORD", "未找到该记录，请返回列表刷新后再试");
  }
}

@Access("ANONYMOUS")
@ObjectType("NotAllowed", {
  implements: Refusal,
  description:
    "A rule of cohort, roster, setting or right forbids the act; `code` says which (e.g. TRAINING_MODE, COHORT_CLOSED, SIGNING_OFF, NO_CONTACT, READ_ONLY, NOT_CONFIRMED, FROZEN, SUSPENDED, ALREADY_INVITED).",
})
export class NotAllowed extends Refusal {}

@Access("ANONYMOUS")
@ObjectType("LimitReached", { implements: Refusal, description: "A limit is used up." })
export class LimitReached extends Refusal {
  @Field(() => Int)
  readonly limit: number;

  @Field(() => Date, { nullable: true })
  readonly retryAt: Date | null;

  constructor(code: string, message: string, limit: number, retryAt: Date | null = null) {
    super(code, message);
    this.limit = limit;
    this.retryAt = retryAt;
  }
}

/** Runs an act and turns a thrown refusal into its answer; everything else stays an error. */
export async function answering<T>(act: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
