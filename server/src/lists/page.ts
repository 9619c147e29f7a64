import { type ClassType, Field, ObjectType } from "type-graphql";

/** What a page of a list has: its rows, and where the next one begins; null at the end. Each list states its readers. */
export function pageOf<Row extends object>(row: ClassType<Row>) {
  @ObjectType()
  abstract class Page {
    @Field(() => [row])
    rows!: Row[];

    @Field(() => String, { nullable: true })
    endCursor!: string | null;
  }
  return Page;
}
