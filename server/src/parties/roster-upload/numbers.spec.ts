// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { anAgreement } from "../../../test/factories.js";
import { rosterDesk } from "../../../test/roster-desk.js";
import { type RosterWish, rosterFile } from "../../../test/roster-files.js";
import { REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";
import { followPending } from "./apply-roster.js";
import { inClient } from "./check-upload.js";

const numberOf = (at: number) => `2023${String(at).padStart(6, "0")}`;
/** Row `at` of a file with the student number that row `number` has otherwise. */
const takes = (at: number, number: number): [number, RosterWish] => [at, { 学号: numberOf(number) }];

describe("F-96: student numbers that change hands while graduates are committed", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());
  const { upload, commit, rowsOf, fresh, graduateNamed } = rosterDesk(() => on);

  /** A school with these graduates; who is named in `committed` has an agreement in review. */
  async function schoolWith(numbers: number[], committed: number[]) {
    const { school, staff } = await fresh();
    await commit(
      staff,
      (
        await upload(
          staff,
          rosterFile(
            school,
            numbers.map((at) => [at]),
          ),
        )
      ).id,
    );
    const records = new Map<number, string>();
    const hold = async (at: number) => {
      const graduate = await graduateNamed(school, `名单生${at}`);
      const { id } = await anAgreement(on.platform, { graduate, status: "SCHOOL_REVIEW" });
      records.set(at, id);
      return id;
    };
    for (const at of committed) await hold(at);
    return {
      staff,
      hold,
      bring: async (...rows: [number, RosterWish?][]) => await upload(staff, rosterFile(school, rows)),
      end: async (at: number) =>
        await on.row("update record set status = 'REJECTED_BY_SCHOOL' where id = $1", [records.get(at)]),
      /** Numbers in the platform's and in the registry's copy, in the order of the names. */
      numbers: async () => {
        const { rows } = await on.platform.pool.query<{ platform: string; registry: string }>(
          `select g.student_number as platform, r.student_number as registry from graduate g
           join registry_student r on r.graduate_id = g.id where g.school_id = $1 order by g.name`,
          [school.id],
        );
        const short = (of: "platform" | "registry") => rows.map((row) => Number(row[of].slice(4)));
        return { platform: short("platform"), registry: short("registry") };
      },
    };
  }
  const follow = async () => await inClient(on.platform, followPending);

  it("both committed: the first to be free waits for the number, and nobody waits with them", async () => {
    const { staff, bring, end, numbers } = await schoolWith([301, 302], [301, 302]);
    const other = await schoolWith([303], [303]);
    await commit(staff, (await bring(takes(301, 302), takes(302, 301))).id);
    await commit(other.staff, (await other.bring(takes(303, 304))).id);
    await end(301);
    await other.end(303);
    await follow();
    expect(await numbers()).toEqual({ platform: [301, 302], registry: [302, 301] });
    expect(await other.numbers()).toEqual({ platform: [304], registry: [304] });
    await end(302);
    await follow();
    expect(await numbers()).toEqual({ platform: [302, 301], registry: [302, 301] });
    expect(await on.row("select count(*)::int as left from roster_pending")).toEqual({ left: 0 });
  });

  it("one committed: the commit succeeds; who would take the number, and who theirs, waits", async () => {
    const { staff, bring, end, numbers } = await schoolWith([311, 312, 313, 314], [312]);
    const file = [takes(311, 312), takes(312, 311), takes(313, 314), takes(314, 313)] as const;
    expect(await commit(staff, (await bring(...file)).id)).toMatchObject({ status: "COMMITTED", changed: 4 });
    expect(await numbers()).toEqual({ platform: [311, 312, 314, 313], registry: [312, 311, 314, 313] });
    expect(await bring(...file)).toMatchObject({ changed: 0, unchanged: 4, wrong: 0 });
    await follow();
    expect((await numbers()).platform).toEqual([311, 312, 314, 313]);
    await end(312);
    await follow();
    expect((await numbers()).platform).toEqual([312, 311, 314, 313]);
  });

  it("a chain that ends at a committed graduate waits as a whole, and goes as a whole", async () => {
    const { staff, bring, end, numbers } = await schoolWith([321, 322, 323], [323]);
    await commit(staff, (await bring(takes(321, 322), takes(322, 323), takes(323, 324))).id);
    await follow();
    expect(await numbers()).toEqual({ platform: [321, 322, 323], registry: [322, 323, 324] });
    await end(323);
    await follow();
    expect((await numbers()).platform).toEqual([322, 323, 324]);
  });

  it("a new graduate cannot have the number before the commitment has ended: found by the dry run", async () => {
    const { staff, bring, end } = await schoolWith([331], [331]);
    const rows = [takes(331, 332), takes(333, 331)] as const;
    const inOne = await bring(...rows);
    expect(inOne).toMatchObject({ wrong: 1, changed: 1, added: 0 });
    const [wrong] = await rowsOf(staff, inOne.id, "WRONG");
    expect(wrong).toMatchObject({ rowNumber: 3, name: "名单生333", details: [{ column: "学号" }] });
    expect(wrong?.details[0]?.reason).toContain("签约或去向登记尚未结束");
    // Given up by an earlier roster, and still theirs.
    await commit(staff, (await bring(takes(331, 332))).id);
    expect(await bring(...rows)).toMatchObject({ wrong: 1, unchanged: 1 });
    await end(331);
    await follow();
    expect(await commit(staff, (await bring(...rows)).id)).toMatchObject({ status: "COMMITTED", added: 1 });
  });

  it("a commitment that began after the dry run refuses the commit, and says why", async () => {
    const { staff, bring, hold, numbers } = await schoolWith([341], []);
    const checked = await bring(takes(341, 342), takes(343, 341));
    expect(checked).toMatchObject({ wrong: 0, added: 1, changed: 1 });
    await hold(341);
    expect(await commit(staff, checked.id)).toMatchObject({
      status: "FAILED",
      failure: expect.stringContaining("学号仍属于"),
    });
    expect(await numbers()).toEqual({ platform: [341], registry: [341] });
  });

  it("what waited holds from the very end of the commitment, without the sweep", async () => {
    const { staff, bring, hold, numbers } = await schoolWith([351], []);
    const id = await hold(351);
    await commit(staff, (await bring(takes(351, 352))).id);
    expect((await numbers()).platform).toEqual([351]);
    const variables = { ...verdictOn(id), rejection: REJECTION };
    expect(await on.ask(staff, SIGNING.reject, variables)).toMatchObject({ __typename: "RecordChanged" });
    expect((await numbers()).platform).toEqual([352]);
    expect(await on.row("select count(*)::int as left from roster_pending")).toEqual({ left: 0 });
  });

  it("a number that is still another's does not keep the commitment from ending", async () => {
    const { staff, bring, hold, numbers } = await schoolWith([361, 362], [362]);
    const id = await hold(361);
    await commit(staff, (await bring(takes(361, 362), takes(362, 361))).id);
    const variables = { ...verdictOn(id), rejection: REJECTION };
    expect(await on.ask(staff, SIGNING.reject, variables)).toMatchObject({ __typename: "RecordChanged" });
    expect((await numbers()).platform).toEqual([361, 362]);
  });
});
