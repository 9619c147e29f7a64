import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { EmployerViewer, GraduateViewer, rowsOfSamePerson } from "../parties/identity/index.js";
import { readSigningConditions, whyMayNotSign } from "../parties/settings/index.js";
import type { Context } from "../platform/context.js";
import { messages } from "../services/notifications/index.js";

/** What the viewers are told about modules above identity, which identity itself may not import. */
@Resolver(() => GraduateViewer)
export class ViewerStandingResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Why the graduate cannot sign online at present (P-11, F-22, F-90), Chinese; null when they can.",
  })
  async notOperatingReason(
    @Root() { graduateId }: GraduateViewer,
    @Ctx() { platform }: Context,
  ): Promise<string | null> {
    const conditions = (await readSigningConditions(platform.orm.em.fork(), [graduateId])).get(graduateId);
    return conditions ? (whyMayNotSign(conditions, platform.clock.now(), "GRADUATE")?.message ?? null) : null;
  }

  @FieldResolver(() => Int)
  async unreadMessages(
    @Root() { graduateId }: GraduateViewer,
    @Ctx() { platform }: Context,
  ): Promise<number> {
    const ids = await rowsOfSamePerson(platform.pool, graduateId);
    return await messages.count(platform, { role: "GRADUATE", ids }, { unread: true });
  }
}

@Resolver(() => EmployerViewer)
export class EmployerStandingResolver {
  @FieldResolver(() => Int)
  async unreadMessages(
    @Root() { employerId }: EmployerViewer,
    @Ctx() { platform }: Context,
  ): Promise<number> {
    return await messages.count(platform, { role: "EMPLOYER", ids: [employerId] }, { unread: true });
  }
}
