import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { markAllRead, markRead, messages, recipientOf } from "./message.list.js";
import { MessagePage } from "./message.types.js";

@Resolver()
export class MessagesResolver {
  @Access("GRADUATE", "EMPLOYER")
  @Query(() => MessagePage)
  async messages(
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Arg("unread", () => Boolean, { nullable: true, description: "Only those unread, or only those read." })
    unread: boolean | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<MessagePage> {
    return await messages.page(platform, recipientOf(viewer), { unread }, { first, after });
  }

  @Access("GRADUATE", "EMPLOYER")
  @Mutation(() => Int, { description: "Marks messages read; answers how many remain unread." })
  async markMessagesRead(
    @Arg("ids", () => [ID]) ids: string[],
    @Ctx() { platform, viewer }: Context,
  ): Promise<number> {
    const recipient = recipientOf(viewer);
    await markRead(platform.pool, recipient, ids, platform.clock.now());
    return await messages.count(platform, recipient, { unread: true });
  }

  @Access("GRADUATE", "EMPLOYER")
  @Mutation(() => Int, {
    description: "全部已读, up to the newest message that was on the screen; answers how many remain unread.",
  })
  async markAllMessagesRead(
    @Arg("newest", () => ID) newest: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<number> {
    const recipient = recipientOf(viewer);
    await markAllRead(platform.pool, recipient, newest, platform.clock.now());
    return await messages.count(platform, recipient, { unread: true });
  }
}
