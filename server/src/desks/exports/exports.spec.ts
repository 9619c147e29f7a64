import "reflect-metadata";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { ExportKind, ListQuery } from "../../../../stage/src/gql/graphql.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type Person, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  anEmployer,
  aSchool,
  aStaffAccount,
  newId,
  type TestDepartment,
  type TestEmployer,
  type TestGraduate,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
import { aPaperCountry } from "../../../test/paper.js";
import { SIGNING, verdictOn } from "../../../test/signing.js";
import { aSigningCountry } from "../../../test/signing-country.js";
import { JOBS } from "../../composition.js";
import { readTable } from "../../parties/roster-upload/index.js";
import { openArchive } from "../../parties/roster-upload/parser/workbook-archive.js";
import { ExportStore } from "./export-store.js";
import { MOST_DIRECT_ROWS, MOST_KEPT, MOST_RUNNING } from "./start-export.js";
import { dropLostPieces, dropOldExports } from "./sweep-exports.js";

const START = graphql(`mutation ExportSpecStart($list: ListQuery!, $kind: ExportKind!) {
  startExport(list: $list, kind: $kind) { __typename
    ... on Export { id state fileName narrowedBy address rows total done } ...RefusalFacts } }`);
const EXPORTS = graphql(`query ExportSpecExports {
  exports { id kind state fileName narrowedBy done total rows bytes failure address expiresAt } }`);
const CANCEL = graphql(`mutation ExportSpecCancel($id: ID!) {
  cancelExport(id: $id) { __typename ... on Export { id state } ...RefusalFacts } }`);
const REMOVE = graphql(`mutation ExportSpecRemove($id: ID!) {
  removeExport(id: $id) { __typename ... on Export { id state } ...RefusalFacts } }`);

let on: TestApp;
let school: TestSchool;
let department: TestDepartment;
let reviewer: TestStaff;
let employer: TestEmployer;
let graduate: TestGraduate;

beforeAll(async () => {
  on = await openTestApp();
  school = await aSchool(on.platform);
  department = await aDepartment(on.platform, { school });
  reviewer = await aStaffAccount(on.platform, { school });
  employer = await anEmployer(on.platform, { name: "=公式公司" });
  graduate = await aGraduate(on.platform, { department, name: "王一" });
  await anAgreement(on.platform, { graduate, employer, status: "SCHOOL_REVIEW" });
  await aGraduate(on.platform, { department, name: "李二" });
  await aGraduate(on.platform, { name: "别校生" });
}, 60_000);
afterAll(() => on?.close());
afterEach(async () => {
  vi.restoreAllMocks();
  await on.platform.pool.query("delete from list_export");
  await dropLostPieces(on.platform);
});

const GRADUATES: ListQuery = { graduates: { filter: { cohort: 2027 } } };
const QUEUE: ListQuery = { reviewQueue: { filter: { view: "ALL", kinds: ["ONLINE_AGREEMENT"] } } };
const SIGN_INS: ListQuery = { employerSignIns: { filter: {} } };

async function starts(person: Person, list: ListQuery, kind: ExportKind = "ROWS_XLSX") {
  return await on.ask(person, START, { list, kind });
}

async function cellsOf(body: Buffer) {
  return (await readTable(body, 100, "test")).rows.map(({ cells }) => cells);
}

/** The names in the directory of an archive. */
function namesIn(archive: Buffer): string[] {
  const names: string[] = [];
  for (let at = archive.indexOf("PK\x01\x02", 0, "latin1"); at >= 0; ) {
    const length = archive.readUInt16LE(at + 28);
    names.push(archive.toString("utf8", at + 46, at + 46 + length));
    at = archive.indexOf("PK\x01\x02", at + 46 + length, "latin1");
  }
  return names;
}

/** The files of exports that lie in the store. */
function files(): string[] {
  const folder = join(on.platform.config.dataDir, "exports");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.includes("."));
}

const logged = async (act: string) =>
  (
    await on.platform.pool.query<{ detail: Record<string, unknown>; address: string }>(
      "select detail, address from audit_entry where act = $1 order by id desc limit 1",
      [act],
    )
  ).rows[0];

/** An employer with so many sign-ins: rows that a background job is needed for. */
async function crowdedEmployer(rows = MOST_DIRECT_ROWS + 1): Promise<TestEmployer> {
  const crowded = await anEmployer(on.platform);
  await on.platform.pool.query(
    `insert into audit_entry (at, account_kind, account_id, act, address)
      select $2::timestamptz - n * interval '1 second', 'EMPLOYER', $1, 'SIGNED_IN', '192.0.2.' || n % 200
      from generate_series(1, $3::int) n`,
    [crowded.accountId, on.clock.now(), rows],
  );
  return crowded;
}

describe("small lists, made while they are fetched", () => {
  it("P-08: has the words of the screen, the rows of the viewer's area, masked, and no formula", async () => {
    const started = await starts(reviewer, QUEUE);
    expect(started).toMatchObject({
      state: "DIRECT",
      narrowedBy: [],
      fileName: expect.stringMatching(/^在线签约管理-\d{8}-\d{4}\.xlsx$/),
    });
    const { status, body, headers } = await on.fetch(reviewer, started.address ?? "");
    expect(status).toBe(200);
    expect(headers["content-disposition"]).toContain(encodeURIComponent("在线签约管理"));
    expect(headers["cache-control"]).toBe("private, no-store");
    const [titles, row, ...others] = await cellsOf(body);
    expect(others).toEqual([]);
    expect(titles).toEqual([
      "签约发起方",
      "签约状态",
      "所在学校",
      "所在院系",
      "学历层次",
      "专业",
      "姓名",
      "证件号码",
      "当前协议编号",
      "签约单位",
      "岗位名称",
      "提交时间",
      "最新操作时间",
      "提交次数",
      "信息不一致",
      "单位预警",
      "同一人另有身份",
      "曾退回",
      "已等待（天）",
    ]);
    expect(row).toEqual(expect.arrayContaining(["王一", "=公式公司", department.name, school.name]));
    expect(row?.join()).toContain("***");
    expect(row?.join()).not.toContain(graduate.idNumber);
  });

  it("P-08: asking and making are in the log, with list, filter and rows, and no name", async () => {
    const filter = { cohort: 2027, name: "王一" };
    const { id, address } = await starts(reviewer, { graduates: { filter } }, "ROWS_CSV");
    expect(await logged("EXPORT_ASKED")).toMatchObject({
      detail: {
        exportId: id,
        list: "graduates",
        kind: "ROWS_CSV",
        filter: { cohort: 2027 },
        personal: ["name"],
      },
      address: "127.0.0.1",
    });
    const { body } = await on.fetch(reviewer, address ?? "");
    expect(body.toString("utf8", 0, 3)).toBe("\ufeff");
    expect(body.toString()).toContain("王一");
    expect(body.toString()).not.toContain("李二");
    expect(body.toString()).not.toContain(graduate.idNumber);
    expect(await logged("EXPORT_MADE")).toMatchObject({ detail: { exportId: id, rows: 1 } });
    const sealed = await on.row<{ asked: Buffer }>("select asked_sealed as asked from list_export");
    expect(sealed.asked.includes("王一")).toBe(false);
  });

  it("is fetched once, by its owner alone: everybody else gets what an unknown id gets (P-07)", async () => {
    const { id, address } = await starts(reviewer, GRADUATES);
    const colleague = await aStaffAccount(on.platform, { school });
    const refused = await on.fetch(colleague, address ?? "");
    expect([refused.status, refused.body]).toEqual([
      404,
      (await on.fetch(colleague, `/admin/exports/${newId()}`)).body,
    ]);
    expect((await on.fetch(employer, `/employer/exports/${id}`)).body).toEqual(refused.body);
    expect((await on.fetch(null, address ?? "")).body).toEqual(refused.body);
    expect((await on.fetch(reviewer, address ?? "")).status).toBe(200);
    expect((await on.fetch(reviewer, address ?? "")).body).toEqual(refused.body);
    expect(await on.ask(reviewer, EXPORTS)).toEqual([]);
  });

  it("of a filter that matches nothing it is the heading alone; of one that its list refuses there is none", async () => {
    const { address } = await starts(reviewer, { graduates: { filter: { cohort: 2021 } } });
    expect(await cellsOf((await on.fetch(reviewer, address ?? "")).body)).toHaveLength(1);
    const ministry = await aStaffAccount(on.platform, { role: "MINISTRY" });
    expect(
      await starts(ministry, { graduates: { filter: { cohort: 2027, majorName: "数学" } } }),
    ).toMatchObject({
      __typename: "InvalidInput",
    });
    expect(await starts(reviewer, { graduates: { filter: { departmentId: newId() } } })).toMatchObject({
      __typename: "InvalidInput",
    });
  });
});

describe("who downloads (P-02)", () => {
  it.each<[string, () => Promise<Person>, ListQuery, string]>([
    ["读写", () => aStaffAccount(on.platform, { school }), QUEUE, "Export"],
    ["只读", () => aStaffAccount(on.platform, { school, employmentRight: "READ_ONLY" }), QUEUE, "Export"],
    ["无权限", () => aStaffAccount(on.platform, { school, employmentRight: "NONE" }), QUEUE, "NO_RIGHT"],
    ["a department", () => aStaffAccount(on.platform, { department }), QUEUE, "Export"],
    [
      "a province",
      () => aStaffAccount(on.platform, { province: { id: school.provinceId, name: "" } }),
      GRADUATES,
      "Export",
    ],
    ["the ministry", () => aStaffAccount(on.platform, { role: "MINISTRY" }), GRADUATES, "Export"],
    [
      "an operator",
      () => aStaffAccount(on.platform, { role: "OPERATOR" }),
      { employers: { filter: {} } },
      "Export",
    ],
    [
      "an operator, graduates",
      () => aStaffAccount(on.platform, { role: "OPERATOR" }),
      GRADUATES,
      "FORBIDDEN",
    ],
    [
      "an employer",
      () => Promise.resolve(employer),
      { employerAgreements: { filter: { list: "PENDING" } } },
      "Export",
    ],
    ["an employer, the school's list", () => Promise.resolve(employer), GRADUATES, "FORBIDDEN"],
    ["a graduate", () => Promise.resolve(graduate), GRADUATES, "FORBIDDEN"],
    ["nobody", () => Promise.resolve(null), GRADUATES, "UNAUTHENTICATED"],
  ])("%s", async (_who, person, list, wanted) => {
    const { data, errors } = await on.send(await person(), START, { list, kind: "ROWS_XLSX" });
    const answer = (data as { startExport?: { __typename: string; code?: string } } | null)?.startExport;
    expect(errors[0]?.extensions.code ?? answer?.code ?? answer?.__typename).toBe(wanted);
  });

  it.each<[string, ListQuery, ExportKind]>([
    ["no agreements among graduates", GRADUATES, "AGREEMENTS_ZIP"],
    ["nor among destinations", { reviewQueue: { filter: { kinds: ["DESTINATION"] } } }, "AGREEMENTS_ZIP"],
    ["no returns among graduates", GRADUATES, "RETURNED_XLSX"],
  ])("%s", async (_what, list, kind) => {
    expect(await starts(reviewer, list, kind)).toMatchObject({ code: "NO_SUCH_EXPORT" });
  });
});

describe("made in the background", () => {
  it("waits, is made, is fetched as often as wanted for a day by its owner alone, and leaves nothing", async () => {
    const owner = await crowdedEmployer();
    const started = await starts(owner, SIGN_INS, "ROWS_CSV");
    expect(started).toMatchObject({ state: "WAITING", address: null });
    expect(await on.ask(owner, EXPORTS)).toMatchObject([{ id: started.id, state: "WAITING", total: null }]);
    await on.runOutbox(JOBS);
    const rows = MOST_DIRECT_ROWS + 1;
    const [made] = await on.ask(owner, EXPORTS);
    expect(made).toMatchObject({ state: "DONE", done: rows, total: rows, rows });
    expect(files()).toHaveLength(1);
    for (let time = 0; time < 2; time += 1) {
      const { body, headers } = await on.fetch(owner, made?.address ?? "");
      expect(Number(headers["content-length"])).toBe(body.length);
      expect(body.toString().trimEnd().split("\r\n")).toHaveLength(rows + 1);
    }
    expect(await logged("EXPORT_DOWNLOADED")).toMatchObject({ detail: { exportId: started.id, rows } });
    const stranger = await on.fetch(employer, made?.address ?? "");
    expect([stranger.status, stranger.body]).toEqual([
      404,
      (await on.fetch(employer, `/employer/exports/${newId()}`)).body,
    ]);
    expect(await on.ask(employer, CANCEL, { id: started.id })).toMatchObject({ code: "UNKNOWN_RECORD" });
    expect(await on.ask(employer, REMOVE, { id: started.id })).toEqual(
      await on.ask(employer, REMOVE, { id: newId() }),
    );
    on.clock.advance(24 * 3_600);
    expect((await on.fetch(owner, made?.address ?? "")).status).toBe(404);
    expect(await on.ask(owner, EXPORTS)).toEqual([]);
    await dropOldExports(on.platform);
    expect(files()).toEqual([]);
  });

  it("what lies in the store says nothing without the key, and is sealed anew with it", async () => {
    const owner = await crowdedEmployer();
    await starts(owner, SIGN_INS, "ROWS_CSV");
    const put = vi.spyOn(ExportStore.prototype, "put");
    await on.runOutbox(JOBS);
    expect(put).toHaveBeenCalledOnce();
    expect(await new ExportStore(on.platform).reseal()).toBe(0);
    const [file = ""] = files();
    expect(readFileSync(join(on.platform.config.dataDir, "exports", file)).includes("登录成功")).toBe(false);
  });

  it("cancelled before its turn: nothing is written; cancelled twice it stays so; removed it is gone", async () => {
    const owner = await crowdedEmployer();
    const { id } = await starts(owner, SIGN_INS);
    expect(await on.ask(owner, CANCEL, { id })).toMatchObject({ state: "CANCELLED" });
    expect(await on.ask(owner, CANCEL, { id })).toMatchObject({ state: "CANCELLED" });
    await on.runOutbox(JOBS);
    expect(files()).toEqual([]);
    expect(await on.ask(owner, REMOVE, { id })).toMatchObject({ state: "CANCELLED" });
    expect(await on.ask(owner, EXPORTS)).toEqual([]);
  });

  it("cancelled in the middle: the run ends by itself and leaves no file", async () => {
    const owner = await crowdedEmployer();
    const { id } = await starts(owner, SIGN_INS, "ROWS_CSV");
    const { put } = ExportStore.prototype;
    vi.spyOn(ExportStore.prototype, "put").mockImplementation(async function (this: ExportStore, ...sent) {
      await on.ask(owner, CANCEL, { id });
      await Reflect.apply(put, this, sent);
    });
    await on.runOutbox(JOBS);
    expect(await on.ask(owner, EXPORTS)).toMatchObject([{ state: "CANCELLED", address: null }]);
    expect(files()).toEqual([]);
  });

  it("cancelled while it is being finished: one of the two happens, and the files agree with it", async () => {
    const owner = await crowdedEmployer();
    const ends: string[] = [];
    for (let time = 0; time < 6; time += 1) {
      const { id } = await starts(owner, SIGN_INS, "ROWS_CSV");
      const { put } = ExportStore.prototype;
      let cancelling: Promise<unknown> = Promise.resolve();
      vi.spyOn(ExportStore.prototype, "put").mockImplementation(async function (this: ExportStore, ...sent) {
        await Reflect.apply(put, this, sent);
        // Beside the transaction that finishes it.
        cancelling = on.ask(owner, CANCEL, { id });
      });
      await on.runOutbox(JOBS);
      await cancelling;
      const [over] = await on.ask(owner, EXPORTS);
      ends.push(over?.state ?? "");
      expect(files()).toHaveLength(over?.state === "DONE" ? 1 : 0);
      if (over?.state === "DONE") expect((await on.fetch(owner, over.address ?? "")).status).toBe(200);
      await on.ask(owner, REMOVE, { id });
      expect(files()).toEqual([]);
      vi.restoreAllMocks();
    }
    for (const end of ends) expect(["DONE", "CANCELLED"]).toContain(end);
  });

  it("begins anew where a run broke off, and gives up with words after three of them", async () => {
    const owner = await crowdedEmployer();
    await starts(owner, SIGN_INS, "ROWS_CSV");
    const put = vi.spyOn(ExportStore.prototype, "put").mockRejectedValue(new Error("The store is away"));
    for (let run = 0; run < 4; run += 1) {
      await on.runOutbox(JOBS);
      await on.platform.pool.query(
        "update graphile_worker._private_jobs set run_at = run_at - interval '1 hour'",
      );
    }
    expect(put).toHaveBeenCalledTimes(3);
    expect(await on.ask(owner, EXPORTS)).toMatchObject([
      { state: "FAILED", failure: "文件生成失败，请重新下载；如仍不成功，请缩小查询范围" },
    ]);
    expect(files()).toEqual([]);
  });

  it("is not made for who was disabled meanwhile, nor handed to who sees something else now", async () => {
    const owner = await crowdedEmployer();
    await starts(owner, SIGN_INS, "ROWS_CSV");
    await on.runOutbox(JOBS);
    const [made] = await on.ask(owner, EXPORTS);
    const other = await anEmployer(on.platform);
    await on.platform.pool.query(
      "update employer_account set employer_id = $2, in_charge = false where id = $1",
      [owner.accountId, other.id],
    );
    expect((await on.fetch(owner, made?.address ?? "")).status).toBe(404);
    const { id } = await starts(await crowdedEmployer(), SIGN_INS);
    await on.platform.pool.query(
      "update employer_account set disabled_at = $1 where id = (select account_id from list_export where id = $2)",
      [on.clock.now(), id],
    );
    await on.runOutbox(JOBS);
    expect(await on.row("select state, failure from list_export where id = $1", [id])).toEqual({
      state: "FAILED",
      failure: "您的账号已停用或权限已变更，未生成文件",
    });
  });

  it(`no account has more than ${MOST_RUNNING} under way, however it asks, and they use one place`, async () => {
    const owner = await crowdedEmployer();
    const answers = await Promise.all(Array.from({ length: 8 }, () => starts(owner, SIGN_INS)));
    expect(answers.filter(({ __typename }) => __typename === "Export")).toHaveLength(MOST_RUNNING);
    expect(answers.find(({ __typename }) => __typename !== "Export")).toMatchObject({
      __typename: "LimitReached",
      code: "EXPORTS_RUNNING",
      limit: MOST_RUNNING,
    });
    expect(
      await on.row(
        "select count(distinct queue_name)::int as queues, count(*)::int as jobs from graphile_worker.jobs",
      ),
    ).toEqual({ queues: 1, jobs: MOST_RUNNING });
    await on.runOutbox(JOBS);
    expect((await starts(owner, SIGN_INS)).__typename).toBe("Export");
    await on.runOutbox(JOBS);
    await on.platform.pool.query(
      `insert into list_export select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).* from list_export e,
        generate_series(1, 4) where e.account_id = $1`,
      [owner.accountId],
    );
    expect(await starts(owner, SIGN_INS)).toMatchObject({ code: "EXPORTS_KEPT", limit: MOST_KEPT });
  });

  it("pieces that nothing names are found and deleted; those of living files are not", async () => {
    const owner = await crowdedEmployer();
    await starts(owner, SIGN_INS, "ROWS_CSV");
    await on.runOutbox(JOBS);
    const [kept] = files();
    const store = new ExportStore(on.platform);
    await store.put({ id: newId(), attempt: 1 }, 0, Buffer.from("lost"));
    await store.put({ id: kept?.slice(3, 39) ?? "", attempt: 9 }, 0, Buffer.from("of another run"));
    expect(files()).toHaveLength(3);
    await dropLostPieces(on.platform);
    expect(files()).toEqual([kept]);
  });
});

describe("what records have", () => {
  it("退回修改学生名单: who was returned, why, when, by whom and how often", async () => {
    const country = await aPaperCountry(on, { reviewMode: "SCHOOL_ONLY" });
    const record = await country.record("RETURNED");
    const staff = country.people.school;
    const { n: studentNumber } = await on.row<{ n: string }>(
      "select student_number as n from graduate where id = $1",
      [record.graduate.id],
    );
    const { address } = await starts(
      staff,
      { reviewQueue: { filter: { kinds: ["PAPER_AGREEMENT"] } } },
      "RETURNED_XLSX",
    );
    const [titles, ...rows] = await cellsOf((await on.fetch(staff, address ?? "")).body);
    // The record, and the one that it was cloned from.
    expect(rows).toHaveLength(2);
    const row = rows.find((cells) => cells.includes(studentNumber));
    const told = Object.fromEntries((titles ?? []).map((title, at) => [title, row?.[at]]));
    expect(told).toMatchObject({
      姓名: record.graduate.name,
      当前状态: expect.stringContaining("退回"),
      退回单位及人员: expect.stringContaining("工作人员"),
      退回次数: "1",
    });
  });

  it("就业协议书: each once under its name, what is approved and not printed yet is printed, the rest is told", async () => {
    const country = await aSigningCountry(on, { reviewMode: "SCHOOL_ONLY" });
    const staff = country.people.school;
    const signed = await country.record("SCHOOL_REVIEW");
    await on.ask(staff, SIGNING.approve, verdictOn(signed.id));
    await country.record("SCHOOL_REVIEW");
    const list: ListQuery = {
      reviewQueue: { filter: { view: "ALL", kinds: ["ONLINE_AGREEMENT", "OFFLINE_AGREEMENT"] } },
    };
    const { id } = await starts(staff, list, "AGREEMENTS_ZIP");
    // The printing itself has not run yet.
    await on.runOutbox(JOBS.filter(({ name }) => name === "exports.run"));
    const [made] = await on.ask(staff, EXPORTS);
    expect(made).toMatchObject({
      id,
      state: "DONE",
      rows: 1,
      fileName: expect.stringMatching(/^在线签约管理-就业协议书-.*\.zip$/),
    });
    const { body: file } = await on.fetch(staff, made?.address ?? "");
    const archive = await openArchive(file);
    const { number } = await on.row<{ number: string }>("select number from agreement where record_id = $1", [
      signed.id,
    ]);
    const { name } = signed.graduate;
    const { school: schoolName } = await on.row<{ school: string }>(
      "select s.name as school from record r join school s on s.id = r.school_id where r.id = $1",
      [signed.id],
    );
    // As the agreement prints it, which the record was cloned with.
    const [paper = ""] = namesIn(file);
    expect(paper).toMatch(new RegExp(`^${schoolName}_20\\d{8}_${name}_${number}\\.pdf$`));
    expect(namesIn(file)).toEqual([paper, "说明.txt"]);
    let notes = "";
    for await (const part of await archive.open("说明.txt")) notes += String(part);
    expect(notes).toContain("共有就业协议书1份");
    expect(notes).toContain("以下2条记录尚未生成就业协议书");
    const { entries } = await on.row<{ entries: number }>(
      "select count(*)::int as entries from audit_entry where act = 'DOCUMENT_DOWNLOADED' and subject_id = $1 and detail ->> 'exportId' = $2",
      [signed.id, id],
    );
    expect(entries).toBe(1);
    // The employer has its own the same way.
    const party = country.people["inviting employer"];
    await starts(party, { employerAgreements: { filter: { list: "SIGNED" } } }, "AGREEMENTS_ZIP");
    await on.runOutbox(JOBS);
    const [own] = await on.ask(party, EXPORTS);
    expect(own).toMatchObject({
      state: "DONE",
      rows: 1,
      fileName: expect.stringMatching(/^已签约-就业协议书-/),
    });
    expect(namesIn((await on.fetch(party, own?.address ?? "")).body)).toEqual([paper, "说明.txt"]);
  });
});
