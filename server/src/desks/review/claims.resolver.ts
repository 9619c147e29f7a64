import { Arg, Ctx, ID, Mutation, ObjectType, Resolver } from "type-graphql";
import { staffOf } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { Access, DECIDERS } from "../../words/access.js";
import { fields, flag, id, text } from "../../words/fields.js";
import { isId } from "../../words/ids.js";
import { RecordKind } from "../../words/record-words.js";
import { claimRecord, releaseClaims } from "./claims.js";
import { claimNextWaiting } from "./next-waiting.js";

@Access(...DECIDERS)
@ObjectType("RecordClaim", {
  description:
    "Who is at a record that waits for the viewer. Never a lock: every reviewer may open it and decide.",
})
export class RecordClaim extends fields({
  recordId: id,
  mine: flag,
  viewedBy: text.orNull.saying(
    "The colleague who has it open; null where it is the viewer's own, or a colleague is only led to it next.",
  ),
}) {}

@Resolver()
export class ClaimsResolver {
  @Access(...DECIDERS)
  @Mutation(() => RecordClaim, {
    nullable: true,
    description:
      "Says that the viewer is at this record, for 60 s; again renews it. `opened: false`: they are led to it next. Null where it does not wait for the viewer.",
  })
  async claimRecord(
    @Arg("recordId", () => ID) recordId: string,
    @Arg("opened", () => Boolean, { defaultValue: true }) opened: boolean,
    @Ctx() { platform, viewer }: Context,
  ): Promise<RecordClaim | null> {
    const claim = isId(recordId) && (await claimRecord(platform, staffOf(viewer), recordId, opened));
    return claim ? Object.assign(new RecordClaim(), { recordId, ...claim }) : null;
  }

  @Access(...DECIDERS)
  @Mutation(() => ID, {
    nullable: true,
    description:
      "`nextWaiting`, claimed for the viewer: reviewers who ask at once are led to different records, as long as there are so many.",
  })
  async claimNextWaiting(
    @Arg("after", () => ID) after: string,
    @Arg("kinds", () => [RecordKind], { nullable: true }) kinds: RecordKind[] | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<string | null> {
    return await claimNextWaiting(platform, staffOf(viewer), after, kinds ?? null);
  }

  @Access(...DECIDERS)
  @Mutation(() => Boolean, { description: "The viewer looks at no record now. Always true." })
  async releaseClaims(@Ctx() { platform, viewer }: Context): Promise<boolean> {
    await releaseClaims(platform, staffOf(viewer));
    return true;
  }
}
