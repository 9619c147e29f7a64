import { type ClassType, Field, Int, ObjectType } from "type-graphql";

/** What a page of a list has: its rows, and where the next one begins; null at the end. Each list states its readers. */
export function pageOf<Row extends object>(row: ClassType<Row>) {
  @ObjectType()
  abstract class Page {
    @Field(() => [row])
    rows!: Row[];

    @Field(() => String, { nullable: true })
    endCursor!: string | null;

    @Field(() => Int, {
      nullable: true,
      description: "Of all pages together, exactly; null where it is not counted for every page.",
    })
    total!: Promise<number | null>;
  }
  return Page;
}
