import { followed } from "./journey.js";
import { OnlineStory } from "./online-termination-story.js";
import type { Report, Scenario } from "./scenario.js";
import { DEPARTMENT_THEN_SCHOOL, DemoServer, SCHOOL_ONLY } from "./sides.js";
import { canMoveClock, staffNames, takeSides, whenTheCohortHasClosed } from "./stage-hands.js";

/** 线上解约 (F-50…F-52, F-55…F-57) as its people live it; uses up one graduate of each of two schools. */
export const onlineTermination: Scenario = {
  name: "online-termination",
  about:
    "线上解约全流程：双方发起、同意、拒绝、撤回、两级审核、不通过、次数限制、强制解约、逾期、解约完成、上报",
  play: async ({ url, report }) => {
    const server = await DemoServer.at(url);
    await reviewedTwice(server, report);
    await reviewedOnce(server, report);
  },
};

/** Department, then school, whose limit is one request (F-55): every ending but the forced one. */
async function reviewedTwice(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, DEPARTMENT_THEN_SCHOOL, report);
  await followed(new OnlineStory(sides, staffNames(server), report), async (story) => {
    await story.signs();
    await story.employerAsks();
    await story.onlyOneAtATime();
    await story.graduateRefuses();
    await story.employerAsks();
    await story.isTakenBackBy("employer");
    await story.graduateAsks();
    await story.isTakenBackBy("graduate");
    await story.employerAsks();
    await story.isAcceptedBy("graduate", "TERMINATION_DEPARTMENT_REVIEW");
    await story.failsAt("department");
    await story.employerAsks();
    await story.isAcceptedBy("graduate", "TERMINATION_DEPARTMENT_REVIEW");
    await story.passesDepartment();
    await story.failsAt("school");
    await story.graduateAsks();
    await story.isAcceptedBy("employer", "TERMINATION_DEPARTMENT_REVIEW");
    await story.passesDepartment();
    await story.isDone();
    await story.signs();
    await story.isBeyondTheLimit(1);
  });
}

/** The school alone; the employer that does not answer, and the closing where the clock can be moved. */
async function reviewedOnce(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, SCHOOL_ONLY, report);
  await followed(new OnlineStory(sides, staffNames(server), report), async (story) => {
    await story.signs();
    await story.graduateAsks();
    await story.employerRefuses();
    await story.employerAsks();
    await story.isAcceptedBy("graduate", "TERMINATION_SCHOOL_REVIEW");
    await story.isDone();
    await story.signs();
    await story.graduateAsks();
    await story.isForced();
    await story.signs();
    await story.employerAsks();
    if (!(await canMoveClock(server, report, "届末截止 the closing of the cohort"))) return;
    await story.continuesAs(await whenTheCohortHasClosed(server, sides));
    await story.isClosed();
  });
}
