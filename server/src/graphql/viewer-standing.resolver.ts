import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { EmployerViewer, GraduateViewer } from "../modules/identity/index.js";
import { readSigningConditions, whyMayNotSign } from "../modules/settings/index.js";
import type { Platform } from "../platform.js";
import type { Context } from "./context.js";

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
    return conditions ? (whyMayNotSign(conditions, platform.clock.now())?.message ?? null) : null;
  }

  @FieldResolver(() => Int)
  async unreadMessages(
    @Root() { graduateId }: GraduateViewer,
    @Ctx() { platform }: Context,
  ): Promise<number> {
    return await unread(platform, "GRADUATE", graduateId);
  }
}

@Resolver(() => EmployerViewer)
export class EmployerStandingResolver {
  @FieldResolver(() => Int)
  async unreadMessages(
    @Root() { employerId }: EmployerViewer,
    @Ctx() { platform }: Context,
  ): Promise<number> {
    return await unread(platform, "EMPLOYER", employerId);
  }
}

async function unread(
  { pool }: Platform,
  kind: "GRADUATE" | "EMPLOYER",
  recipientId: string,
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({
    name: "unread-messages",
    text: `select count(*)::int as count from message
      where recipient_kind = $1 and recipient_id = $2 and read_at is null`,
    values: [kind, recipientId],
  });
  return rows[0]?.count ?? 0;
}
