import type { Told } from "../client/answer.js";
import type { HttpLine } from "../client/http-line.js";
import { eventually, expectEqual, expectThere } from "../client/surprise.js";
import type { DemoGraduate, DemoSchool } from "../country/index.js";
import { rosterFile } from "../country/sample-roster.js";
import type { RosterSeenFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** A dry run and its commit take moments. */
const PATIENCE_MS = 60_000;

export type RosterSeen = Told<RosterSeenFragment>;

const RosterState = graphql(`
  query RosterState($id: ID!) {
    rosterUpload(id: $id) { ...RosterSeen }
  }
  fragment RosterSeen on RosterUpload { status failure added changed wrong newDepartments }
`);

const CommitRoster = graphql(`
  mutation CommitRoster($id: ID!) {
    commitRosterUpload(id: $id) { __typename ...RefusalFacts }
  }
`);

/** The school uploads a roster that has only these people: dry run, then commit (D-01). Answers the dry run. */
export async function uploadsRoster(
  desk: HttpLine,
  school: Pick<DemoSchool, "code" | "name">,
  people: readonly DemoGraduate[],
): Promise<RosterSeen> {
  const cohort = expectThere("名单 roster", people[0]).cohort;
  const { id, ...checked } = await checksRoster(desk, cohort, Buffer.from(rosterFile(people, school)));
  expectEqual("名单无误 nothing wrong", checked.wrong, 0);
  await commitsRoster(desk, id);
  return checked;
}

/** Sends a roster's file and waits for its dry run. */
export async function checksRoster(
  desk: HttpLine,
  cohort: number,
  file: Buffer,
): Promise<RosterSeen & { id: string }> {
  const sent = await desk.upload(`roster-uploads?cohort=${cohort}`, "roster.csv", file);
  expectEqual(`上传名单 roster taken ${JSON.stringify(sent.body)}`, sent.status, 202);
  const { id } = sent.body as { id: string };
  return { id, ...(await reaches(desk, id, "CHECKED")) };
}

export async function commitsRoster(desk: HttpLine, id: string): Promise<void> {
  const answer = await desk.send(CommitRoster, { id });
  expectEqual("提交名单 commit", answer.__typename, "RosterUpload");
  await reaches(desk, id, "COMMITTED");
}

async function reaches(desk: HttpLine, id: string, status: string): Promise<RosterSeen> {
  return await eventually(async () => {
    const seen = expectThere("名单 roster", await desk.send(RosterState, { id }));
    expectEqual("名单状态 roster's status", [seen.status, seen.failure], [status, null]);
    return seen;
  }, PATIENCE_MS);
}
