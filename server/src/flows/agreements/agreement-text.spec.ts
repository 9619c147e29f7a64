import "reflect-metadata";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { extractPdfText } from "../../../../stage/src/client/pdf-text.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { appOf, openTestApp, type Person, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  aSchool,
  aStaffAccount,
  type TestEmployer,
  type TestGraduate,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
import { anInvitation, does, footprint, REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";
import { RATE_LIMITS } from "../../parties/identity/index.js";
import { issueDocumentHandler } from "./index.js";

const PAPERS = graphql(`
  query AgreementTextPapers($id: ID!) {
    agreement(id: $id) {
      status number statusSheet { url } document { url }
      graduate { name idNumberMasked schoolName educationLevelLabel majorName }
      steps { title state at description }
      timeline { title reason }
    }
  }
`);
const TEXT = graphql(`
  query AgreementTextText($id: ID!) {
    agreement(id: $id) { text { url sha256 } }
  }
`);
const EMPLOYER_LIST = graphql(`
  query AgreementTextList($list: EmployerList!, $filter: EmployerListFilter) {
    employerAgreements(list: $list, filter: $filter) {
      rows { id graduateName idNumberMasked schoolName educationLevelLabel majorName }
    }
  }
`);

let on: TestApp;
let school: TestSchool;
let staff: TestStaff;
let employer: TestEmployer;
let graduate: TestGraduate;
let id: string;
beforeAll(async () => {
  on = await openTestApp();
  school = await aSchool(on.platform, { reviewMode: "SCHOOL_ONLY" });
  staff = await aStaffAccount(on.platform, { school });
  employer = await anEmployer(on.platform, { name: "云岭冷链有限公司" });
});
beforeEach(async () => {
  const department = await aDepartment(on.platform, { school });
  graduate = await aGraduate(on.platform, { department, name: "张三" });
  id = await anInvitation(on, employer, graduate);
});
afterAll(() => on?.close());

async function textFor(person: Person): Promise<{ url: string; sha256: string } | null> {
  return (await on.ask(person, TEXT, { id })).text;
}

/** The roster calls the graduate otherwise from now on. */
async function rosterChanges(): Promise<void> {
  await on.platform.pool.query(
    "update graduate set name = '张叁', major_name = '哲学', education_level = '41' where id = $1",
    [graduate.id],
  );
}

const pdfOf = async (person: Person, url: string) => {
  const { status, body, headers } = await on.fetch(person, url);
  expect([status, headers["content-type"]]).toEqual([200, "application/pdf"]);
  return await extractPdfText(body);
};

describe("F-24: the agreement is read before it is accepted", () => {
  it("by the graduate alone, marked as a draft, as PDF and as a picture; by staff once it is accepted", async () => {
    const text = await textFor(graduate);
    if (!text) throw new Error("Nothing to read");
    expect([await textFor(staff), await on.ask(employer, PAPERS, { id })]).toMatchObject([
      null,
      { document: null },
    ]);
    await expect(textFor(employer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const draft = await pdfOf(graduate, text.url);
    for (const words of ["草稿，未生效", "张三", "云岭冷链有限公司", "软件开发工程师", "协议条款"]) {
      expect(draft).toContain(words);
    }
    expect(draft).not.toContain("签约过程");
    const picture = await on.fetch(graduate, `${text.url}/pages`);
    expect([picture.status, picture.headers["content-type"]]).toEqual([200, "image/svg+xml"]);
    for (const other of [staff, employer, await aGraduate(on.platform)]) {
      const path = text.url.replace("/student/", `/${appOf(other)}/`);
      expect((await on.fetch(other, path)).status).toBe(404);
    }
    await does(on, graduate, "accept", { id });
    expect((await textFor(staff))?.sha256).toBe(text.sha256);
    expect((await on.fetch(staff, text.url.replace("/student/", "/admin/"))).status).toBe(200);
    expect((await on.fetch(employer, text.url.replace("/student/", "/employer/"))).status).toBe(404);
  });

  it("without having read it nothing is accepted, and the refusal says what to do", async () => {
    const before = await footprint(on, id);
    for (const textSha256 of [null, ""]) {
      expect(await on.ask(graduate, SIGNING.accept, { id, textSha256 })).toMatchObject({
        code: "TEXT_UNREAD",
        message: expect.stringContaining("请先阅读协议全文"),
      });
    }
    expect(await footprint(on, id)).toEqual(before);
  });

  it.each([
    ["the roster", () => rosterChanges()],
    [
      "the school's 协议经办人",
      () =>
        on.platform.pool.query(
          "update agreement_contact c set name = '新经办' from signing_settings s where s.id = c.settings_id and s.school_id = $1",
          [school.id],
        ),
    ],
    [
      "the terms",
      () => on.platform.pool.query("update agreement set monthly_salary_yuan = 1 where record_id = $1", [id]),
    ],
    [
      "the employer's block",
      () =>
        on.platform.pool.query("update agreement set employer_address = '别处1号' where record_id = $1", [
          id,
        ]),
    ],
  ])("what changed since, here %s, is read again before it is accepted", async (_what, change) => {
    const read = await textFor(graduate);
    await change();
    const before = await footprint(on, id);
    expect(await on.ask(graduate, SIGNING.accept, { id, textSha256: read?.sha256 ?? "" })).toMatchObject({
      code: "TEXT_CHANGED",
      message: "协议内容已有变动，请重新阅读后再接受邀请",
    });
    expect(await footprint(on, id)).toEqual(before);
    expect((await on.fetch(graduate, read?.url ?? "")).status).toBe(409);
    expect((await textFor(graduate))?.sha256).not.toBe(read?.sha256);
    await does(on, graduate, "accept", { id });
  });

  it("what was read is what is in force: frozen, hashed, with a page of its own for number and consents", async () => {
    const read = await textFor(graduate);
    const draft = await pdfOf(graduate, read?.url ?? "");
    await does(on, graduate, "accept", { id });
    await rosterChanges();
    await does(on, staff, "approve", verdictOn(id));
    await on.runOutbox();
    const page = await on.ask(employer, PAPERS, { id });
    expect(page.timeline.find(({ title }) => title === "学生同意签约")?.reason).toContain(read?.sha256);
    const printed = await pdfOf(employer, page.document?.url ?? "");
    for (const words of ["张三", "签约确认页", String(page.number), String(read?.sha256), "学校鉴证通过"]) {
      expect(printed).toContain(words);
    }
    expect(printed).not.toContain("张叁");
    expect(printed).not.toContain("哲学");
    // The same to the letter, but for what stands at the foot of the pages and across the draft.
    const body = (text: string) =>
      /甲方（用人单位）.*补充内容不得违反国家法律法规和就业政策/u
        .exec(text.replaceAll(/草稿，未生效|协议书编号：\d*|第\d+页共\d+页/gu, ""))
        ?.at(0);
    expect(body(printed)).toBe(body(draft));
    expect(body(draft)).toContain("张三");
    // F-24: the hash is that of the kept text, which anybody with the key can check.
    const { text_sealed } = await on.row<{ text_sealed: Buffer }>(
      "select text_sealed from agreement where record_id = $1",
      [id],
    );
    const kept = on.platform.keys.openBytes("agreement.text_sealed", text_sealed);
    expect(createHash("sha256").update(kept).digest("hex")).toBe(read?.sha256);
  });

  it("F-06: the same acceptance again is a repeat, one of another text is told what happened", async () => {
    const read = await textFor(graduate);
    const textSha256 = read?.sha256 ?? "";
    await does(on, graduate, "accept", { id, textSha256 });
    expect(await on.ask(graduate, SIGNING.accept, { id, textSha256 })).toMatchObject({ alreadyDone: true });
    expect(await on.ask(graduate, SIGNING.accept, { id, textSha256: "0".repeat(64) })).toMatchObject({
      code: "RECORD_MOVED_ON",
      message: expect.stringContaining("学生同意签约"),
    });
  });

  it("two acceptances of the same text at once, one while the roster changes: what is accepted was read", async () => {
    const textSha256 = (await textFor(graduate))?.sha256 ?? "";
    const [first, second] = await Promise.all([
      on.ask(graduate, SIGNING.accept, { id, textSha256 }),
      on.ask(graduate, SIGNING.accept, { id, textSha256 }),
      rosterChanges(),
    ]);
    const { status, text_sha256 } = await on.row<{ status: string; text_sha256: string | null }>(
      "select status, text_sha256 from record r join agreement a on a.record_id = r.id where r.id = $1",
      [id],
    );
    if (status === "INVITED") {
      expect([first.code, second.code, text_sha256]).toEqual(["TEXT_CHANGED", "TEXT_CHANGED", null]);
    } else {
      expect([status, text_sha256]).toEqual(["SCHOOL_REVIEW", textSha256]);
    }
  });
});

describe("what an employer reads of a record that is over (P-08, P-11)", () => {
  const told = { name: "张三", majorName: expect.any(String), educationLevelLabel: "本科生毕业" };

  it("is what it was told then: page, list and search; the graduate reads it so too", async () => {
    await does(on, graduate, "accept", { id });
    await does(on, staff, "reject", { ...verdictOn(id), rejection: REJECTION });
    const before = await on.ask(employer, PAPERS, { id });
    expect(before.graduate).toMatchObject(told);
    const list = async () =>
      (await on.ask(employer, EMPLOYER_LIST, { list: "FAILED", filter: { name: "张三" } })).rows;
    const rows = await list();
    expect(rows).toContainEqual(expect.objectContaining({ id, graduateName: "张三" }));
    await rosterChanges();
    expect((await on.ask(employer, PAPERS, { id })).graduate).toEqual(before.graduate);
    expect(await list()).toEqual(rows);
    expect((await on.ask(graduate, PAPERS, { id })).graduate).toEqual(before.graduate);
  });

  it("of an invitation what it was when it was sent, though the graduate reads today's roster", async () => {
    const before = await on.ask(employer, PAPERS, { id });
    await rosterChanges();
    expect((await on.ask(employer, PAPERS, { id })).graduate).toEqual(before.graduate);
    expect((await on.ask(graduate, PAPERS, { id })).graduate).toMatchObject({
      name: "张叁",
      majorName: "哲学",
    });
  });

  it("F-96: 结业 that becomes 毕业 is shown by the record in force, beside what the paper says", async () => {
    await on.platform.pool.query("update graduate set education_level = '33' where id = $1", [graduate.id]);
    await does(on, graduate, "accept", { id });
    await does(on, staff, "approve", verdictOn(id));
    await on.platform.pool.query("update graduate set education_level = '31' where id = $1", [graduate.id]);
    const { graduate: seen } = await on.ask(employer, PAPERS, { id });
    expect(seen.educationLevelLabel).toBe("本科生结业（现为本科生毕业）");
  });
});

describe("the end is a step of its own, and a sheet beside the paper", () => {
  it("rejected: the failure stands at its step; the sheet says so to everybody who sees the record", async () => {
    await does(on, graduate, "accept", { id });
    expect(await on.ask(graduate, PAPERS, { id })).toMatchObject({ statusSheet: null });
    await does(on, staff, "reject", { ...verdictOn(id), rejection: REJECTION });
    const { steps, statusSheet } = await on.ask(graduate, PAPERS, { id });
    expect(steps.map(({ state }) => state)).toEqual(["DONE", "DONE", "FAILED", "WAITING"]);
    const text = await pdfOf(graduate, statusSheet?.url ?? "");
    for (const words of [
      "就业协议书状态说明",
      "学校审核不通过（签约失败）",
      "不具有效力",
      "张三",
      "云岭冷链有限公司",
    ]) {
      expect(text).toContain(words);
    }
    for (const person of [employer, staff]) {
      const path = `/${appOf(person)}/documents/${id}/status`;
      expect((await on.fetch(person, path)).status).toBe(200);
      expect((await on.fetch(person, `${path}/pages`)).headers["content-type"]).toBe("image/svg+xml");
    }
    expect((await on.fetch(await aGraduate(on.platform), `/student/documents/${id}/status`)).status).toBe(
      404,
    );
  });

  it("an invitation that came to nothing ends with its own word, and has no sheet", async () => {
    on.clock.advance(8 * 86_400);
    const { steps, statusSheet } = await on.ask(employer, PAPERS, { id });
    expect(steps).toMatchObject([
      { title: "单位已发起邀请", state: "DONE" },
      { title: "学生逾期未回应", state: "ENDED", description: null },
    ]);
    expect(statusSheet).toBeNull();
  });

  it("in force there is no sheet; terminated or frozen there is one, and the issued file is as it was", async () => {
    await does(on, graduate, "accept", { id });
    await does(on, staff, "approve", verdictOn(id));
    await on.runOutbox();
    const path = `/student/documents/${id}`;
    const issued = (await on.fetch(graduate, path)).body;
    expect((await on.fetch(graduate, `${path}/status`)).status).toBe(404);
    await on.platform.pool.query("update record set frozen = true where id = $1", [id]);
    expect(await pdfOf(graduate, `${path}/status`)).toContain("失效");
    await on.platform.pool.query(
      "update record set frozen = false, status = 'TERMINATED', holds = false, changed_at = $2 where id = $1",
      [id, on.clock.now()],
    );
    expect(await pdfOf(graduate, `${path}/status`)).toContain("解约完成");
    expect((await on.fetch(graduate, path)).body).toEqual(issued);
    const { steps } = await on.ask(graduate, PAPERS, { id });
    expect(steps.map(({ title, state, at }) => [title, state, at !== null])).toEqual([
      ["单位已发起邀请", "DONE", true],
      ["等待学生应约", "DONE", true],
      ["学校（学院）鉴证", "DONE", true],
      ["签约完成", "DONE", true],
      ["解约完成", "ENDED", true],
    ]);
  });
});

it("two workers that print the same agreement at once leave one document, whole, and its reader gets that one", async () => {
  await does(on, graduate, "accept", { id });
  await does(on, staff, "approve", verdictOn(id));
  const print = () => issueDocumentHandler.run(on.platform, { recordId: id });
  await Promise.all([print(), print(), print()]);
  await on.runOutbox();
  const { rows } = await on.platform.pool.query<{ sha256: string; bytes: number }>(
    "select sha256, bytes from issued_document where record_id = $1",
    [id],
  );
  expect(rows).toHaveLength(1);
  const { body } = await on.fetch(graduate, `/student/documents/${id}`);
  expect([createHash("sha256").update(body).digest("hex"), body.length]).toEqual([
    rows[0]?.sha256,
    rows[0]?.bytes,
  ]);
});

it("P-15: one account fetches papers so often and no more", async () => {
  await on.platform.pool.query("delete from rate_limit");
  const { url } = (await textFor(graduate)) ?? { url: "" };
  const fetched = async () => (await on.fetch(graduate, `${url}/pages`)).status;
  expect(await fetched()).toBe(200);
  // Drawing 300 papers takes a minute of a busy machine.
  const { most } = RATE_LIMITS.papers;
  const counted = await on.platform.pool.query(
    "update rate_limit set count = $1 where count = 1 and key like 'papers:%'",
    [most - 1],
  );
  expect(counted.rowCount).toBe(1);
  expect([await fetched(), await fetched(), await fetched()]).toEqual([200, 429, 429]);
});
