import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access, READERS } from "../../words/access.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";

/** Those to whom marks are shown wherever an employer appears (F-75). */
export const WARNED = ["GRADUATE", ...READERS] as const;

@Access(...WARNED)
@ObjectType("EmployerMark", { description: "预警: what one school says of an employer (F-75)." })
export class EmployerMark {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  uscc!: string;

  @Field(() => String, { description: "The employer as the school named it." })
  employerName!: string;

  @Field(() => String)
  schoolName!: string;

  @Field(() => Boolean, { description: "Of the viewer's own school, which may change and remove it." })
  own!: boolean;

  @Field(() => [String], { description: "预警类别, codes of WARNING_CATEGORY." })
  categories!: string[];

  @Field(() => [String])
  categoryLabels!: string[];

  @Field(() => String)
  reason!: string;

  @Access(...READERS)
  @Field(() => String, { nullable: true, description: "操作人; of the viewer's own school alone (P-08)." })
  markedBy!: string | null;

  @Field(() => Date, { description: "操作时间" })
  markedAt!: string;
}

@Access(...WARNED)
@ObjectType("EmployerWarnings", {
  description:
    "Marks of an employer that the viewer may see: those of their own school, and from 5 different schools on all of them.",
})
export class EmployerWarnings {
  @Field(() => String)
  uscc!: string;

  @Field(() => [EmployerMark], { description: "The own school's first, then the newest; at most 20." })
  marks!: EmployerMark[];

  @Field(() => Int, { description: "From how many schools the viewer may see a mark." })
  schools!: number;
}

@Access("SCHOOL")
@ObjectType("EmployerMarkPage")
export class EmployerMarkPage extends pageOf(EmployerMark) {}

@InputType()
export class EmployerMarkInput {
  @Field(() => String, { description: "统一社会信用代码" })
  uscc!: string;

  @Field(() => String)
  employerName!: string;

  @Field(() => [String], { description: "预警类别, one or more codes of WARNING_CATEGORY." })
  categories!: string[];

  @Field(() => String, { description: "1–500 characters" })
  reason!: string;
}

@Access("SCHOOL")
@ObjectType("EmployerMarkRemoved")
export class EmployerMarkRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const MarkEmployerResult = createUnionType({
  name: "MarkEmployerResult",
  types: () => [EmployerMark, InvalidInput, NotAllowed] as const,
});

export const RemoveEmployerMarkResult = createUnionType({
  name: "RemoveEmployerMarkResult",
  types: () => [EmployerMarkRemoved, UnknownRecord, NotAllowed] as const,
});
