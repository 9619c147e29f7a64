import { Arg, Ctx, ID, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { fallenVerdictsOf, forgetFallenVerdict } from "../../records/index.js";
import { Access, DESKS } from "../../words/access.js";
import { fields, id, instant, text, word } from "../../words/fields.js";
import { isId } from "../../words/ids.js";
import { RecordAct, RecordKind } from "../../words/record-words.js";

@Access(...DESKS)
@ObjectType("FallenVerdict", {
  description:
    "A held verdict of the viewer's own that could take effect no more; the record waits as before (F-18).",
})
export class FallenVerdictView extends fields({
  id,
  recordId: id,
  kind: word<RecordKind>(RecordKind),
  verdict: word<string>(RecordAct),
  graduateName: text.orNull,
  counterpart: text.orNull,
  why: text,
  at: instant,
}) {}

@Access(...DESKS)
@ObjectType("FallenVerdictForgotten")
export class FallenVerdictForgotten extends fields({ id }) {}

@Resolver()
export class FallenVerdictsResolver {
  @Access(...DESKS)
  @Query(() => [FallenVerdictView], { description: "Newest first, until each is forgotten; at most 20." })
  async fallenVerdicts(@Ctx() { platform, viewer }: Context): Promise<FallenVerdictView[]> {
    const found = await fallenVerdictsOf(platform, viewer as StaffIdentity);
    return found.map(({ act, ...rest }) => ({ ...rest, verdict: act.toUpperCase() }));
  }

  @Access(...DESKS)
  @Mutation(() => FallenVerdictForgotten, { description: "Seen: it is told no more. A repeat is done too." })
  async forgetFallenVerdict(
    @Arg("id", () => ID) fallen: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<FallenVerdictForgotten> {
    if (isId(fallen)) await forgetFallenVerdict(platform, viewer as StaffIdentity, fallen);
    return { id: fallen };
  }
}
