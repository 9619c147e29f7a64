import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "../../stage/src/client/answer.js";
import { HttpLine } from "../../stage/src/client/http-line.js";
import { textToAccept } from "../../stage/src/client/reading.js";
import { SignInStaff } from "../../stage/src/client/sign-in.js";
import { eventually, expectEqual } from "../../stage/src/client/surprise.js";
import { graphql } from "../../stage/src/gql/index.js";
import type { ActAnswer, AnyAct, ChangedRecord } from "./app.js";
import { CONTRACT, DESTINATIONS } from "./destinations.js";
import {
  aFavourite,
  aGraduate,
  anEmployer,
  aSchool,
  aStaffAccount,
  newId,
  openTestGround,
  PASSWORD,
  START,
  type TestEmployer,
  type TestGraduate,
  type TestGround,
  type TestStaff,
} from "./factories.js";
import { buildPrograms, type Program, startProgram } from "./processes.js";
import { changedBy, SIGNING, TERMS, verdictOn } from "./signing.js";
import { aPagePicture } from "./upload-files.js";
import { UPLOADS } from "./uploading.js";

const page = await aPagePicture({ width: 600, height: 800 });

/** Two servers and a worker as processes of their own on one database. */
let ground: TestGround;
let a: Program;
let b: Program;
let worker: Program;
let people: { employer: TestEmployer; graduate: TestGraduate; school: TestStaff };
let favouriteId: string;
const dataDir = mkdtempSync(join(tmpdir(), "gd-two-servers-"));

beforeAll(async () => {
  buildPrograms();
  ground = await openTestGround();
  const school = await aSchool(ground, { reviewMode: "SCHOOL_ONLY" });
  people = {
    employer: await anEmployer(ground),
    graduate: await aGraduate(ground, { school }),
    school: await aStaffAccount(ground, { school }),
  };
  favouriteId = (await aFavourite(ground, people)).id;
  const environment = {
    NODE_ENV: "test",
    DATABASE_URL: ground.url,
    DATA_DIR: dataDir,
    DATA_KEYS: `1:${Buffer.alloc(32, 7).toString("base64")}`,
    INDEX_KEY: Buffer.alloc(32, 9).toString("base64"),
    CLOCK: "test",
    CLOCK_START: START.toISOString(),
    WORKER: "off",
    PORT: "0",
  };
  [a, b, worker] = await Promise.all([
    startProgram("main", environment),
    startProgram("main", environment),
    startProgram("worker", environment),
  ]);
}, 180_000);

afterAll(async () => {
  await Promise.all([a?.kill(), b?.kill(), worker?.kill()]);
  await ground?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The record that an act changed. */
async function act(line: HttpLine, operation: AnyAct, variables: object): Promise<ChangedRecord> {
  return changedBy("act", await line.send(operation as Operation<{ act: ActAnswer }, object>, variables));
}

describe("two servers and a worker on one database (issue 3)", () => {
  it("count wrong passwords together", async () => {
    const { username } = await aStaffAccount(ground);
    const attempt = async (server: Program, password: string) => {
      const answer = await new HttpLine(server.url, "admin").send(SignInStaff, { login: username, password });
      return answer.code;
    };
    const codes: unknown[] = [];
    // Ten of one network at one account (P-14).
    for (let pair = 0; pair < 5; pair += 1) {
      for (const server of [a, b]) codes.push(await attempt(server, "wrong-password"));
    }
    expect(codes).toEqual(Array(10).fill("WRONG_CREDENTIALS"));
    expect(await attempt(b, PASSWORD)).toBe("LIMIT_REACHED");
    expect(await attempt(a, PASSWORD)).toBe("LIMIT_REACHED");
  });

  it("a file that one judged the other shows", async () => {
    const atA = await new HttpLine(a.url, "student").signIn(people.graduate.mobile, PASSWORD);
    const recordId = newId();
    await atA.send(DESTINATIONS.save, { id: recordId, form: CONTRACT });
    const input = {
      id: newId(),
      recordId,
      purpose: "labourContract",
      fileName: "劳动合同.jpg",
      bytes: page.length,
    };
    const { putUrl } = await atA.send(UPLOADS.begin, { input });
    expect(await atA.put(putUrl ?? "", page)).toMatchObject({ status: 200 });
    const atB = atA.through(b.url);
    const [file] = await atB.send(UPLOADS.list, { recordId });
    expect(file).toMatchObject({ state: "COMPLETE", width: 600, height: 800 });
  });

  it("what is done through one is heard and seen through the other; one dies, the other goes on", async () => {
    const employerAtA = await new HttpLine(a.url, "employer").signIn(people.employer.mobile, PASSWORD);
    const graduateAtB = await new HttpLine(b.url, "student").signIn(people.graduate.mobile, PASSWORD);
    const schoolAtA = await new HttpLine(a.url, "admin").signIn(people.school.username, PASSWORD);
    const heardAtB = await graduateAtB.listen();
    const schoolHeardAtB = await schoolAtA.through(b.url).listen();
    try {
      const { id } = await act(employerAtA, SIGNING.invite, {
        input: { id: newId(), favouriteId, terms: TERMS },
      });
      await heardAtB.hears("RECORD", id);
      // Written by the worker, which is neither of the two.
      await heardAtB.hears("MESSAGE");

      await a.kill();
      await expect(
        employerAtA.send(graphql(`query StillThere { employerViewer { uscc } }`)),
      ).rejects.toThrow();

      const textSha256 = await textToAccept(graduateAtB, id);
      await act(graduateAtB, SIGNING.accept, { id, textSha256 });
      await schoolHeardAtB.hears("QUEUE");
      heardAtB.forget();
      // The session was opened through the server that is no more.
      await act(schoolAtA.through(b.url), SIGNING.approve, verdictOn(id));
      await heardAtB.hears("RECORD", id);

      const employerAtB = employerAtA.through(b.url);
      const document = await eventually(async () => {
        const download = await employerAtB.download(id);
        expectEqual("the agreement as PDF", [download.status, download.type], [200, "application/pdf"]);
        return download;
      });
      expect(document.bytes.subarray(0, 5).toString()).toBe("%PDF-");
      await eventually(async () => {
        const { rows } = await ground.pool.query(
          `select d.code, r.delivered_at is not null as delivered from registry_report r
            join registry_destination d using (graduate_id) where r.record_id = $1`,
          [id],
        );
        expectEqual("the report to the registry", rows, [{ code: "10", delivered: true }]);
      });
    } finally {
      heardAtB.close();
      schoolHeardAtB.close();
    }
  }, 60_000);

  it("end in order when asked to, connections and all", async () => {
    const listener = await (
      await new HttpLine(b.url, "admin").signIn(people.school.username, PASSWORD)
    ).listen();
    expect(await Promise.all([b.stop(), worker.stop()])).toEqual([0, 0]);
    listener.close();
    const { rows } = await ground.pool.query(
      `select count(*)::int as left from pg_stat_activity
        where datname = current_database() and application_name = 'live'`,
    );
    expect(rows).toEqual([{ left: 0 }]);
  }, 60_000);
});
