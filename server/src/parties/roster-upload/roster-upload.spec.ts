import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aDepartment, aGraduate, anAgreement, aStaffAccount, COHORT } from "../../../test/factories.js";
import {
  COMMIT_ROSTER,
  DISCARD_ROSTER,
  ROSTER_UPLOAD as READ,
  rosterDesk,
} from "../../../test/roster-desk.js";
import {
  rosterFile as fileOf,
  ROSTER_HEADER,
  rosterCsv,
  rosterIdNumber,
  rosterRow,
} from "../../../test/roster-files.js";
import { followPending } from "./apply-roster.js";
import { inClient } from "./check-upload.js";

describe("roster upload", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());
  const { send, upload, commit, rowsOf, fresh } = rosterDesk(() => on);

  it("adds everyone of a first roster, with departments, sealed data and the registry's copy", async () => {
    const { school, staff } = await fresh();
    const checked = await upload(
      staff,
      fileOf(school, [[1], [2, { 培养方式: "2", 定向委培单位: "示例电网" }], [3]]),
    );
    expect(checked).toMatchObject({
      status: "CHECKED",
      failure: null,
      rows: 3,
      added: 3,
      changed: 0,
      missing: 0,
      wrong: 0,
      newDepartments: ["计算机学院"],
      departmentsWithoutReviewer: ["计算机学院"],
    });
    expect(
      await on.row("select count(*)::int as count from graduate where school_id = $1", [school.id]),
    ).toEqual({
      count: 0,
    });
    expect(await commit(staff, checked.id)).toMatchObject({ status: "COMMITTED", added: 3 });
    const row = await on.row<Record<string, unknown> & { mobile_sealed: Buffer }>(
      `select g.name, g.level, g.training_mode, g.department_id, r.department_id as registry_department, g.mobile_sealed,
         g.id_number_mask, r.training_mode as registry_mode, g.rural
       from graduate g join registry_student r on r.graduate_id = g.id where g.school_id = $1 and g.name = '名单生2'`,
      [school.id],
    );
    expect(row).toMatchObject({
      level: "UNDERGRADUATE",
      training_mode: "21",
      registry_mode: "21",
      rural: false,
    });
    expect(row.department_id).toBe(row.registry_department);
    expect(row.id_number_mask).toMatch(/^\d{3}\*{11}\d{2}\*\*$/);
    expect(row.mobile_sealed.toString("latin1")).not.toContain("138");
    const again = await upload(
      staff,
      fileOf(school, [[1], [2, { 培养方式: "2", 定向委培单位: "示例电网" }], [3]]),
    );
    expect(again).toMatchObject({ added: 0, changed: 0, missing: 0, unchanged: 3, newDepartments: [] });
  });

  it("lists what changed, old and new, and what is missing, which a commit leaves alone", async () => {
    const { school, staff } = await fresh();
    await commit(staff, (await upload(staff, fileOf(school, [[11], [12], [13]]))).id);
    const checked = await upload(
      staff,
      fileOf(school, [[11, { 所在班级: "计算机2023级2班", 家庭地址: "浙江省杭州市西湖区1号" }], [12], [14]]),
    );
    expect(checked).toMatchObject({ added: 1, changed: 1, missing: 1, unchanged: 1, wrong: 0 });
    expect(await rowsOf(staff, checked.id, "CHANGED")).toEqual([
      {
        rowNumber: 2,
        kind: "CHANGED",
        studentNumber: "2023000011",
        name: "名单生11",
        details: [
          { column: "所在班级", old: "计算机2023级1班", new: "计算机2023级2班", reason: null },
          { column: "家庭地址", old: "江苏***", new: "浙江***", reason: null },
        ],
      },
    ]);
    expect(await rowsOf(staff, checked.id, "MISSING")).toMatchObject([{ rowNumber: null, name: "名单生13" }]);
    expect(await commit(staff, checked.id)).toMatchObject({ status: "COMMITTED" });
    const { rows } = await on.platform.pool.query(
      "select name, class_name, frozen_at from graduate where school_id = $1 order by name",
      [school.id],
    );
    expect(rows).toEqual([
      { name: "名单生11", class_name: "计算机2023级2班", frozen_at: null },
      { name: "名单生12", class_name: "计算机2023级1班", frozen_at: null },
      { name: "名单生13", class_name: "计算机2023级1班", frozen_at: null },
      { name: "名单生14", class_name: "计算机2023级1班", frozen_at: null },
    ]);
  });

  it("lets two graduates change their student numbers in one roster", async () => {
    const { school, staff } = await fresh();
    await commit(staff, (await upload(staff, fileOf(school, [[21], [22]]))).id);
    const swapped = fileOf(school, [
      [21, { 学号: "2023000022" }],
      [22, { 学号: "2023000021" }],
    ]);
    expect(await commit(staff, (await upload(staff, swapped)).id)).toMatchObject({
      status: "COMMITTED",
      changed: 2,
    });
  });

  it("reports every error of every row, masks ID numbers, and commits nothing", async () => {
    const { school, staff } = await fresh();
    const wrongId = `${rosterIdNumber(31).slice(0, 17)}${rosterIdNumber(31)[17] === "1" ? "2" : "1"}`;
    const checked = await upload(
      staff,
      fileOf(school, [
        [31, { 身份证号: wrongId, 民族: "1", 姓名: "张 三" }],
        [32, { 院校代码: "99999" }],
        [33],
        [34, { 学号: "2023000033" }],
      ]),
    );
    expect(checked).toMatchObject({ status: "CHECKED", rows: 4, added: 1, wrong: 3, problems: 5 });
    const wrong = await rowsOf(staff, checked.id, "WRONG");
    expect(wrong.map((row: { rowNumber: number }) => row.rowNumber)).toEqual([2, 3, 5]);
    expect(wrong[0]?.details.map((detail: { column: string }) => detail.column)).toEqual([
      "身份证号",
      "姓名",
      "民族",
    ]);
    expect(JSON.stringify(wrong)).not.toContain(wrongId);
    expect(await commit(staff, checked.id)).toMatchObject({ __typename: "NotAllowed", code: "ROSTER_WRONG" });
    const report = await on.fetch(staff, `/admin/roster-uploads/${checked.id}/errors.csv`);
    expect(report.status).toBe(200);
    expect(report.body.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(report.body.toString()).toContain("身份证号码校验位不正确");
    expect(report.body.toString()).not.toContain(wrongId);
  });

  it("F-01b: leaves persons out who live on another school's roster with this stage, and takes those of another", async () => {
    const { school, staff } = await fresh();
    const elsewhere = await aGraduate(on.platform, { idNumber: rosterIdNumber(41) });
    await aGraduate(on.platform, { idNumber: rosterIdNumber(42), level: "POSTGRADUATE" });
    await aGraduate(on.platform, { idNumber: rosterIdNumber(43), cohort: COHORT - 1 });
    const checked = await upload(staff, fileOf(school, [[41], [42], [43]]));
    expect(checked).toMatchObject({ added: 1, leftOut: 2, wrong: 0 });
    const [row] = await rowsOf(staff, checked.id, "LEFT_OUT");
    expect(row?.details[0]?.reason).toContain("未能通过核对");
    expect(row?.details[0]?.reason).not.toContain(elsewhere.schoolName);
    expect(await commit(staff, checked.id)).toMatchObject({ status: "COMMITTED", added: 1, leftOut: 2 });
  });

  it("refuses a student number that belongs to a graduate who is not in the file", async () => {
    const { school, staff } = await fresh();
    await commit(staff, (await upload(staff, fileOf(school, [[51]]))).id);
    const checked = await upload(staff, fileOf(school, [[52, { 学号: "2023000051" }]]));
    expect(checked).toMatchObject({ wrong: 1, missing: 1 });
  });

  it("takes one file of a school and cohort at a time", async () => {
    const { school, staff } = await fresh();
    const file = fileOf(school, [[61]]);
    const answers = await Promise.all([send(staff, file), send(staff, file)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe("ROSTER_AT_WORK");
    await on.runOutbox();
    const other = await fresh();
    expect((await send(other.staff, fileOf(other.school, [[62]]))).status).toBe(202);
    await on.runOutbox();
  });

  it("refuses the commit of a dry run when the roster has changed since", async () => {
    const { school, staff } = await fresh();
    const first = await upload(staff, fileOf(school, [[71]]));
    const second = await upload(staff, fileOf(school, [[71], [72]]));
    expect(await commit(staff, second.id)).toMatchObject({ status: "COMMITTED" });
    expect(await commit(staff, first.id)).toMatchObject({ __typename: "NotAllowed", code: "ROSTER_CHANGED" });
  });

  it("F-91: brings back who was deleted, with the records", async () => {
    const { school, staff } = await fresh();
    const graduate = await aGraduate(on.platform, {
      school,
      department: await aDepartment(on.platform, { school, name: "计算机学院" }),
      frozen: true,
      idNumber: rosterIdNumber(81),
    });
    const { id: recordId } = await anAgreement(on.platform, { graduate, status: "INVITED" });
    await on.row("update record set frozen = true where id = $1", [recordId]);
    const checked = await upload(staff, fileOf(school, [[81]]));
    expect(checked).toMatchObject({ added: 0, changed: 1 });
    const [row] = await rowsOf(staff, checked.id, "CHANGED");
    expect(row?.details[0]).toEqual({ column: "在册状态", old: "失效", new: "恢复", reason: null });
    await commit(staff, checked.id);
    expect(await on.row("select frozen_at from graduate where id = $1", [graduate.id])).toEqual({
      frozen_at: null,
    });
    expect(await on.row("select frozen from record where id = $1", [recordId])).toEqual({ frozen: false });
  });

  it("F-96: the registry's copy follows at once, the platform's when the graduate is free", async () => {
    const { school, staff } = await fresh();
    const graduate = await aGraduate(on.platform, {
      department: await aDepartment(on.platform, { school, name: "计算机学院" }),
      idNumber: rosterIdNumber(91),
    });
    const { id: recordId } = await anAgreement(on.platform, { graduate, status: "SCHOOL_REVIEW" });
    const file = fileOf(school, [[91, { 培养方式: "21", 定向委培单位: "示例电网" }]]);
    await commit(staff, (await upload(staff, file)).id);
    const modes = async () =>
      await on.row(
        `select g.training_mode as platform, r.training_mode as registry from graduate g
         join registry_student r on r.graduate_id = g.id where g.id = $1`,
        [graduate.id],
      );
    const follow = async () => await inClient(on.platform, followPending);
    expect(await modes()).toEqual({ platform: "1", registry: "21" });
    expect(await upload(staff, file)).toMatchObject({ changed: 0, unchanged: 1 });
    await follow();
    expect(await modes()).toEqual({ platform: "1", registry: "21" });
    await on.row("update record set status = 'REJECTED_BY_SCHOOL' where id = $1", [recordId]);
    await follow();
    expect(await modes()).toEqual({ platform: "21", registry: "21" });
    expect(await on.row("select count(*)::int as left from roster_pending")).toEqual({ left: 0 });
  });

  it("keeps what a file has no column for", async () => {
    const { school, staff } = await fresh();
    await commit(staff, (await upload(staff, fileOf(school, [[101]]))).id);
    const at = ROSTER_HEADER.indexOf("所在班级");
    const without = (row: readonly string[]) => row.filter((_, index) => index !== at);
    const row = rosterRow(school, 101, { 专业方向: "人工智能" });
    const checked = await upload(staff, rosterCsv([without(row)], without(ROSTER_HEADER)));
    expect(checked).toMatchObject({ changed: 1 });
    await commit(staff, checked.id);
    expect(
      await on.row("select class_name, major_direction from graduate where school_id = $1", [school.id]),
    ).toEqual({ class_name: "计算机2023级1班", major_direction: "人工智能" });
  });

  it("is open to whole-school accounts with 读写 alone, and to their own school (P-02, P-03, P-07)", async () => {
    const { school, staff } = await fresh();
    const file = fileOf(school, [[111]]);
    const { id } = await upload(staff, file);
    const reader = await aStaffAccount(on.platform, { school, employmentRight: "READ_ONLY" });
    expect((await send(reader, file)).body.code).toBe("READ_ONLY");
    expect((await on.ask(reader, READ, { id })).status).toBe("CHECKED");
    expect(await on.ask(reader, COMMIT_ROSTER, { id })).toMatchObject({ code: "READ_ONLY" });
    const scoped = await aStaffAccount(on.platform, { school, levelScope: "POSTGRADUATE" });
    expect((await send(scoped, file)).body.code).toBe("LEVEL_SCOPE");
    expect(await on.ask(scoped, READ, { id })).toBeNull();
    const stranger = (await fresh()).staff;
    expect(await on.ask(stranger, READ, { id })).toBeNull();
    expect(await rowsOf(stranger, id, "ADDED")).toEqual([]);
    expect(await on.ask(stranger, DISCARD_ROSTER, { id })).toMatchObject({
      __typename: "UnknownRecord",
    });
    expect((await on.fetch(stranger, `/admin/roster-uploads/${id}/errors.csv`)).status).toBe(404);
    const department = await aStaffAccount(on.platform, {
      department: await aDepartment(on.platform, { school }),
    });
    expect((await send(department, file)).status).toBe(403);
    expect(await on.ask(staff, DISCARD_ROSTER, { id })).toMatchObject({ status: "DISCARDED" });
    expect(await on.ask(staff, COMMIT_ROSTER, { id })).toMatchObject({ code: "NOT_CHECKED" });
  });

  it("takes uploads from its own pages alone, of 40 MB at most, for cohorts that are open", async () => {
    const { school, staff } = await fresh();
    const file = fileOf(school, [[121]]);
    expect((await send(staff, file, { "apollo-require-preflight": "" })).status).toBe(403);
    expect((await send(staff, file, { origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await send(staff, file, { cookie: "" })).status).toBe(401);
    expect((await send(staff, Buffer.alloc(40 * 1_048_576 + 1, 44))).status).toBe(413);
    expect((await send(staff, file, {}, COHORT - 2)).body.code).toBe("COHORT_CLOSED");
    expect((await send(staff, Buffer.alloc(0))).status).toBe(400);
  });

  it("refuses a file that is no roster with the reason, and offers a template that is one", async () => {
    const { staff } = await fresh();
    expect(await upload(staff, Buffer.from("姓名,学号\r\n张三,1\r\n"))).toMatchObject({
      status: "REFUSED",
      failure: expect.stringContaining("缺少必填列"),
    });
    for (const format of ["xlsx", "csv"]) {
      const template = await on.fetch(staff, `/admin/roster-template.${format}`);
      expect(template.status).toBe(200);
      expect(await upload(staff, template.body)).toMatchObject({
        status: "REFUSED",
        failure: "文件中没有毕业生数据，请填写后重新上传",
      });
    }
  });
});
