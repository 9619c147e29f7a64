import { GraphQLError } from "graphql";
import { Arg, Ctx, Int, Mutation, Resolver } from "type-graphql";
import { audit } from "../audit/index.js";
import { remindOfDeadlines } from "../flows/online-signing/index.js";
import { TestClock } from "../platform/clock.js";
import type { Context } from "../platform/context.js";
import { settleAllDue } from "../records/index.js";
import { Access } from "../words/access.js";

const MOST_SECONDS = 400 * 24 * 3600;

@Resolver()
export class ClockResolver {
  @Access("ANONYMOUS")
  @Mutation(() => Date, {
    description:
      "Test clock only (CLOCK=test): moves the clock forward and settles what it decides; answers the new time.",
  })
  async advanceClock(
    @Arg("seconds", () => Int) seconds: number,
    @Ctx() { platform, viewer, address }: Context,
  ): Promise<Date> {
    const { clock } = platform;
    if (!(clock instanceof TestClock)) {
      throw new GraphQLError("本服务使用真实时间，不能调整", { extensions: { code: "CLOCK_NOT_MOVABLE" } });
    }
    if (seconds < 0 || seconds > MOST_SECONDS) {
      throw new GraphQLError(`秒数须为0至${MOST_SECONDS}`, { extensions: { code: "BAD_USER_INPUT" } });
    }
    const now = clock.advance(seconds);
    await audit(platform.pool, { at: now, by: viewer, act: "CLOCK_ADVANCED", address, detail: { seconds } });
    await settleAllDue(platform);
    await remindOfDeadlines(platform);
    return now;
  }
}
