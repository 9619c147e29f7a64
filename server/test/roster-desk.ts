import { expect } from "vitest";
import type { RosterRowKind, RosterUploadSeenQuery } from "../../stage/src/gql/graphql.js";
import { graphql } from "../../stage/src/gql/index.js";
import type { TestApp } from "./app.js";
import {
  aSchool,
  aStaffAccount,
  COHORT,
  type TestGraduate,
  type TestSchool,
  type TestStaff,
} from "./factories.js";
import type { Present } from "./server.js";

export const ROSTER_UPLOAD = graphql(`
  query RosterUploadSeen($id: ID!) {
    rosterUpload(id: $id) { ...RosterUploadFacts }
  }
  fragment RosterUploadFacts on RosterUpload {
    id status failure notes rows added changed missing unchanged transferred leftOut warned warningsConfirmedBy wrong problems newDepartments
    departmentsWithoutReviewer committedAt
  }
`);
const ROWS = graphql(`
  query RosterRows($id: ID!, $kind: RosterRowKind!) {
    rosterUploadRows(uploadId: $id, kind: $kind) {
      rows { rowNumber kind studentNumber name details { column old new reason } }
      endCursor
    }
  }
`);

export const COMMIT_ROSTER = graphql(`
  mutation CommitRosterUpload($id: ID!, $confirmWarnings: Boolean) {
    commitRosterUpload(id: $id, confirmWarnings: $confirmWarnings) { __typename ...RosterUploadFacts ... on Refusal { code message } }
  }
`);
export const DISCARD_ROSTER = graphql(`
  mutation DiscardRosterUpload($id: ID!) {
    discardRosterUpload(id: $id) { __typename ...RosterUploadFacts ... on Refusal { code message } }
  }
`);

/** A roster as the desk sees it, and why an act on it was refused. */
type RosterUpload = Present<NonNullable<RosterUploadSeenQuery["rosterUpload"]>>;

/** A school's desk for rosters: what its staff do with files, through route, outbox and GraphQL. */
export function rosterDesk(app: () => TestApp) {
  const read = async (staff: TestStaff, id: string) => await app().ask(staff, ROSTER_UPLOAD, { id });

  async function send(staff: TestStaff, file: Buffer, headers: Record<string, string> = {}, cohort = COHORT) {
    const response = await app().app.inject({
      method: "POST",
      url: `/admin/roster-uploads?cohort=${cohort}`,
      headers: {
        cookie: await app().cookieOf(staff),
        "apollo-require-preflight": "1",
        "content-type": "application/octet-stream",
        "x-file-name": encodeURIComponent("名单.csv"),
        ...headers,
      },
      payload: file,
    });
    return {
      status: response.statusCode,
      body: response.json() as { id: string; code: string; message: string },
    };
  }

  /** Sends the file and waits for its dry run. */
  async function upload(staff: TestStaff, file: Buffer): Promise<RosterUpload> {
    const { status, body } = await send(staff, file);
    expect(status).toBe(202);
    await app().runOutbox();
    return await read(staff, body.id);
  }

  async function commit(staff: TestStaff, id: string, confirmWarnings = false): Promise<RosterUpload> {
    const answer = await app().ask(staff, COMMIT_ROSTER, { id, confirmWarnings });
    await app().runOutbox();
    return answer.__typename === "RosterUpload" ? await read(staff, id) : answer;
  }

  return {
    read,
    send,
    upload,
    commit,
    rowsOf: async (staff: TestStaff, id: string, kind: RosterRowKind) =>
      (await app().ask(staff, ROWS, { id, kind })).rows,
    /** The graduate of a row that was committed, found by its name. */
    graduateNamed: async (school: TestSchool, name: string): Promise<TestGraduate> =>
      await app().row<TestGraduate>(
        `select g.id, g.name, g.school_id as "schoolId", s.name as "schoolName", g.department_id as "departmentId",
           g.level, g.cohort
         from graduate g join school s on s.id = g.school_id where s.id = $1 and g.name = $2`,
        [school.id, name],
      ),
    fresh: async (): Promise<{ school: TestSchool; staff: TestStaff }> => {
      const school = await aSchool(app().platform);
      return { school, staff: await aStaffAccount(app().platform, { school }) };
    },
  };
}
