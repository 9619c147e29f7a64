import type { DemoGraduate, DemoSchool } from "../demo/generator/index.js";
import { rosterFile } from "../demo/sample-roster.js";
import type { HttpLine } from "./http-line.js";
import { eventually, expectEqual, expectThere } from "./surprise.js";

/** A dry run and its commit take moments. */
const PATIENCE_MS = 60_000;

interface UploadSeen {
  status: string;
  failure: string | null;
  added: number;
  changed: number;
  wrong: number;
}

/** The school uploads a roster that has only these people: dry run, then commit (D-01). Answers the dry run. */
export async function uploadsRoster(
  desk: HttpLine,
  school: Pick<DemoSchool, "code" | "name">,
  people: readonly DemoGraduate[],
): Promise<UploadSeen> {
  const cohort = expectThere("名单 roster", people[0]).cohort;
  const bytes = Buffer.from(rosterFile(people, school));
  const sent = await desk.upload(`roster-uploads?cohort=${cohort}`, "roster.csv", bytes);
  expectEqual(`上传名单 roster taken ${JSON.stringify(sent.body)}`, sent.status, 202);
  const { id } = sent.body as { id: string };
  const checked = await reaches(desk, id, "CHECKED");
  expectEqual("名单无误 nothing wrong", checked.wrong, 0);
  const { done } = await desk.ask<{ done: { __typename: string } }>(
    "mutation ($id: ID!) { done: commitRosterUpload(id: $id) { __typename } }",
    { id },
  );
  expectEqual("提交名单 commit", done.__typename, "RosterUpload");
  await reaches(desk, id, "COMMITTED");
  return checked;
}

async function reaches(desk: HttpLine, id: string, status: string): Promise<UploadSeen> {
  return await eventually(async () => {
    const { upload } = await desk.ask<{ upload: UploadSeen | null }>(
      "query ($id: ID!) { upload: rosterUpload(id: $id) { status failure added changed wrong } }",
      { id },
    );
    const seen = expectThere("名单 roster", upload);
    expectEqual("名单状态 roster's status", [seen.status, seen.failure], [status, null]);
    return seen;
  }, PATIENCE_MS);
}
