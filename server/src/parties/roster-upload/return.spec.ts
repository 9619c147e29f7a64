// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RemoveGraduates } from "../../../../stage/src/client/acts.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aDepartment, aGraduate, anAgreement, newId, type TestStaff } from "../../../test/factories.js";
import { rosterDesk } from "../../../test/roster-desk.js";
import { rosterFile, rosterIdNumber } from "../../../test/roster-files.js";
import { topic } from "../../live/live.js";

const DAY_SECONDS = 86_400;

describe("F-91: a roster brings back who had been deleted", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());
  const { upload, commit, fresh } = rosterDesk(() => on);

  /** Somebody of the file, deleted, with an agreement in each state of interest. */
  async function deleted(number: number) {
    const { school, staff } = await fresh();
    const department = await aDepartment(on.platform, { school, name: "计算机学院" });
    const graduate = await aGraduate(on.platform, { department, idNumber: rosterIdNumber(number) });
    const closesAt = new Date(on.clock.now().getTime() + DAY_SECONDS * 1000);
    const lapsing = await anAgreement(on.platform, { graduate, closesAt });
    const invited = await anAgreement(on.platform, { graduate });
    await remove(staff, graduate);
    return { school, staff, graduate, lapsing, invited, file: rosterFile(school, [[number]]) };
  }
  const remove = async (staff: TestStaff, { id }: { id: string }) => {
    expect(await on.ask(staff, RemoveGraduates, { ids: [id] })).toMatchObject({ changed: 1 });
    await on.runOutbox();
  };
  const titlesFor = async (id: string) => {
    const { rows } = await on.platform.pool.query<{ title: string }>(
      "select title from message where recipient_id = $1 order by sent_at, id",
      [id],
    );
    return rows.map((row) => row.title);
  };

  it("as the school's own 恢复 does: told to graduate and employer (F-94), and to every open page", async () => {
    const { staff, graduate, invited, file } = await deleted(201);
    const heard = on.platform.live.subscribe([topic.graduate(graduate.id)]);
    expect((await heard.next()).value).toMatchObject({ kind: "HELLO" });
    on.clock.advance(60);
    expect(await commit(staff, (await upload(staff, file)).id)).toMatchObject({ status: "COMMITTED" });
    expect(await on.row("select frozen_at from graduate where id = $1", [graduate.id])).toEqual({
      frozen_at: null,
    });
    expect(await titlesFor(graduate.id)).toEqual(["签约信息已失效", "签约信息已恢复"]);
    expect(await titlesFor(invited.employer.id)).toEqual(["签约信息已失效", "签约信息已恢复"]);
    expect((await heard.next()).value).toMatchObject({ kind: "RECORD" });
    await heard.return?.();
    expect(
      await on.row(
        `select account_kind, account_id, detail from audit_entry where act = 'GRADUATE_RESTORED' and subject_id = $1`,
        [graduate.id],
      ),
    ).toEqual({ account_kind: "SCHOOL", account_id: staff.accountId, detail: { records: 2 } });
  });

  it("all is as it was, but for invitations whose deadline has passed", async () => {
    const { staff, lapsing, invited, file } = await deleted(202);
    on.clock.advance(2 * DAY_SECONDS);
    await commit(staff, (await upload(staff, file)).id);
    const stateOf = async (id: string) =>
      await on.row("select status, frozen from record where id = $1", [id]);
    expect(await stateOf(lapsing.id)).toMatchObject({ status: "LAPSED" });
    expect(await stateOf(invited.id)).toEqual({ status: "INVITED", frozen: false });
  });

  it("F-92: the destination in force is reported again", async () => {
    const { school, staff } = await fresh();
    const department = await aDepartment(on.platform, { school, name: "计算机学院" });
    const graduate = await aGraduate(on.platform, { department, idNumber: rosterIdNumber(203) });
    await anAgreement(on.platform, { graduate, status: "SIGNED", number: newId() });
    await remove(staff, graduate);
    await commit(staff, (await upload(staff, rosterFile(school, [[203]]))).id);
    expect(
      await on.row("select code from registry_destination where graduate_id = $1", [graduate.id]),
    ).toEqual({ code: "10" });
  });

  it("ends the deletion that the roster saw, not a later one", async () => {
    const { staff, graduate, file } = await deleted(204);
    const { id } = await upload(staff, file);
    await commit(staff, id);
    on.clock.advance(60);
    await remove(staff, graduate);
    // The job of the commit once more, as after a worker died.
    await on.row(
      `select graphile_worker.add_job('graduates.return', json_build_object('graduateId', id,
         'frozenAt', frozen_at - interval '60 s', 'accountId', id)) from graduate where id = $1`,
      [graduate.id],
    );
    await on.runOutbox();
    expect(
      await on.row("select frozen_at is null as back from graduate where id = $1", [graduate.id]),
    ).toEqual({ back: false });
  });
});
