// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { newId } from "../../../test/factories.js";
import { COMMIT_ROSTER, rosterDesk } from "../../../test/roster-desk.js";
import { rosterFile } from "../../../test/roster-files.js";
import { clearSweep } from "./clear-uploads.js";

const DAY_SECONDS = 86_400;
let number = 500;

describe("what rosters on their way leave behind", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());
  const { read, upload, commit, fresh } = rosterDesk(() => on);
  const sweep = async () => await clearSweep.run(on.platform);
  const left = async (id: string) =>
    await on.row(
      `select (select count(*)::int from roster_upload_row where upload_id = $1) as rows,
         (select count(*)::int from roster_upload_value where upload_id = $1) as values`,
      [id],
    );
  beforeEach(() => {
    number += 10;
  });

  it("a checked file waits seven days for its commit, then is put aside with its sealed values", async () => {
    const { school, staff } = await fresh();
    const { id } = await upload(staff, rosterFile(school, [[number], [number + 1]]));
    on.clock.advance(7 * DAY_SECONDS - 1);
    await sweep();
    expect(await left(id)).toEqual({ rows: 2, values: 2 });
    expect(await read(staff, id)).toMatchObject({ status: "CHECKED" });
    on.clock.advance(2);
    await sweep();
    expect(await left(id)).toEqual({ rows: 0, values: 0 });
    expect(await read(staff, id)).toMatchObject({
      status: "DISCARDED",
      failure: expect.stringContaining("7天内未提交"),
    });
    expect(await on.ask(staff, COMMIT_ROSTER, { id })).toMatchObject({
      code: "NOT_CHECKED",
    });
    expect(
      await on.row(
        "select account_kind from audit_entry where act = 'ROSTER_DISCARDED' and subject_id = $1",
        [school.id],
      ),
    ).toEqual({ account_kind: "SYSTEM" });
  });

  it("sealed values go as soon as the roster has moved on: that dry run can never be committed", async () => {
    const { school, staff } = await fresh();
    const first = await upload(staff, rosterFile(school, [[number]]));
    const second = await upload(staff, rosterFile(school, [[number], [number + 1]]));
    await sweep();
    expect(await left(first.id)).toEqual({ rows: 1, values: 1 });
    await commit(staff, second.id);
    await sweep();
    expect(await left(first.id)).toEqual({ rows: 1, values: 0 });
  });

  it("rows go after thirty days, uploads and their counts stay", async () => {
    const { school, staff } = await fresh();
    const { id } = await upload(staff, rosterFile(school, [[number], [number + 1]]));
    await commit(staff, id);
    on.clock.advance(30 * DAY_SECONDS - 1);
    await sweep();
    expect(await left(id)).toEqual({ rows: 2, values: 0 });
    on.clock.advance(2);
    await sweep();
    expect(await left(id)).toEqual({ rows: 0, values: 0 });
    expect(await read(staff, id)).toMatchObject({
      status: "COMMITTED",
      added: 2,
      notes: ["检查明细保留30天，已到期清除"],
    });
    await sweep();
    expect((await read(staff, id)).notes).toHaveLength(1);
  });

  it("pieces of a file that broke off go after an hour, those that wait for their dry run stay", async () => {
    const { school } = await fresh();
    const [broken, waiting] = [newId(), newId()];
    for (const id of [broken, waiting]) {
      await on.row(
        "insert into roster_upload_piece (upload_id, seq, bytes_sealed, kept_at) values ($1, 0, '', $2)",
        [id, on.clock.now()],
      );
    }
    await on.row(
      `insert into roster_upload (id, school_id, cohort, file_name, uploaded_by, uploaded_by_name, uploaded_at, status)
       values ($1, $2, 2027, '名单.csv', $1, '张老师', $3, 'CHECKING')`,
      [waiting, school.id, on.clock.now()],
    );
    await sweep();
    expect((await on.row("select count(*)::int as all from roster_upload_piece")).all).toBe(2);
    on.clock.advance(3_601);
    await sweep();
    expect((await on.row("select array_agg(upload_id) as ids from roster_upload_piece")).ids).toEqual([
      waiting,
    ]);
  });
});
