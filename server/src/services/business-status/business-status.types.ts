import { createUnionType, Field, ObjectType } from "type-graphql";
import { Access, READERS } from "../../words/access.js";
import { LimitReached, UnknownRecord } from "../../words/refusals.js";

/** Where people look an employer up by hand (F-80). */
const LOOKUP_URL = "https://www.gsxt.gov.cn/";

@Access(...READERS)
@ObjectType("BusinessStatusKnown", {
  description: "What the national register of enterprises says of an employer (F-80).",
})
export class BusinessStatusKnown {
  @Field(() => String, {
    description: "In the register's words, e.g. 存续（在营、开业、在册） or 吊销，未注销.",
  })
  readonly status: string;

  @Field(() => Boolean, { description: "存续 or 在业: nothing to show." })
  readonly inBusiness: boolean;

  @Field(() => Date, { description: "As of when; answers are kept 24 hours." })
  readonly asOf: Date;

  @Field(() => String)
  readonly lookupUrl: string = LOOKUP_URL;

  constructor(status: string, inBusiness: boolean, asOf: Date) {
    this.status = status;
    this.inBusiness = inBusiness;
    this.asOf = asOf;
  }
}

@Access(...READERS)
@ObjectType("BusinessStatusUnavailable", {
  description: "The register gave no answer within 3 seconds; the review goes on without it (F-80).",
})
export class BusinessStatusUnavailable {
  @Field(() => String)
  readonly message: string = "暂时无法获取最新状态";

  @Field(() => String, { description: "Where to look the employer up by hand." })
  readonly lookupUrl: string = LOOKUP_URL;

  @Field(() => BusinessStatusKnown, { nullable: true, description: "The last answer there was, if any." })
  readonly lastKnown: BusinessStatusKnown | null;

  constructor(lastKnown: BusinessStatusKnown | null) {
    this.lastKnown = lastKnown;
  }
}

export const EmployerStatus = createUnionType({
  name: "EmployerStatus",
  types: () => [BusinessStatusKnown, BusinessStatusUnavailable] as const,
});

export const RefreshEmployerStatusResult = createUnionType({
  name: "RefreshEmployerStatusResult",
  types: () => [BusinessStatusKnown, BusinessStatusUnavailable, UnknownRecord, LimitReached] as const,
});
