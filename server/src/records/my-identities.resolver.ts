import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { type GraduateIdentity, type GraduateViewer, graduateViewerOf } from "../parties/identity/index.js";
import type { Context } from "../platform/context.js";
import { Access, BeforeConfirmation } from "../words/access.js";
import { answering, type Refusal, UnknownRecord } from "../words/refusals.js";
import { chooseIdentity, myIdentities } from "./my-identities.js";
import { ChooseIdentityResult, MyIdentity } from "./my-identities.types.js";

@Resolver()
export class MyIdentitiesResolver {
  @Access("GRADUATE")
  @BeforeConfirmation()
  @Query(() => [MyIdentity], {
    description: "The roster rows of the person, what waits on each, and which is current (F-01a).",
  })
  async myIdentities(@Ctx() { platform, viewer }: Context): Promise<MyIdentity[]> {
    return await myIdentities(platform, viewer as GraduateIdentity);
  }

  @Access("GRADUATE")
  @BeforeConfirmation()
  @Mutation(() => ChooseIdentityResult, {
    description: "切换当前身份: this session acts for another roster row of the person (F-01a).",
  })
  async chooseIdentity(
    @Arg("id", () => ID) id: string,
    @Ctx() { platform, viewer, address }: Context,
  ): Promise<GraduateViewer | Refusal> {
    return await answering(async () => {
      const chosen = await chooseIdentity(platform, viewer as GraduateIdentity, id, address);
      const seen = await graduateViewerOf(platform, chosen);
      if (!seen) throw new UnknownRecord();
      return seen;
    });
  }
}
