import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aGraduate, type TestGraduate } from "../../../test/factories.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";
import { type Inhabitants, settleCountry } from "../../../test/signing-country.js";
import {
  aFile,
  aSignedAgreement,
  aSignedPaper,
  aTermination,
  doesTermination,
  REASON,
} from "../../../test/terminations.js";

/* What each side is told of requests and results, word for word (F-94). */

let on: TestApp;
let at: Inhabitants;
let graduate: TestGraduate;

beforeAll(async () => {
  on = await openTestApp();
  at = await settleCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
});
beforeEach(async () => {
  graduate = await aGraduate(on.platform, { department: at.department, name: "张三" });
});
afterAll(() => on?.close());

/** Of one termination: what each recipient reads, in order. */
async function told(id: string): Promise<{ graduate: string[]; employer: string[] }> {
  await on.runOutbox();
  const { rows } = await on.platform.pool.query<{ recipient_kind: string; body: string }>(
    "select recipient_kind, body from message where record_id = $1 order by sent_at, id",
    [id],
  );
  const to = (kind: string) =>
    rows
      .filter((row) => row.recipient_kind === kind)
      .map(({ body }) => body.replaceAll(at.employer.name, "某公司"));
  return { graduate: to("GRADUATE"), employer: to("EMPLOYER") };
}

const evidence = async (id: string) => [await aFile(on, id, "TERMINATION_EVIDENCE", { role: "SCHOOL" })];
const approves = async (id: string, more: object = {}) => {
  await doesTermination(on, at.doers.department, "approve", verdictOn(id));
  on.clock.advance(60);
  await doesTermination(on, at.doers.school, "approve", { ...verdictOn(id), ...more });
};

it("asked by the graduate, accepted, approved by both", async () => {
  const id = await aTermination(on, graduate, await aSignedAgreement(on, at, graduate));
  on.clock.advance(60);
  await doesTermination(on, at.employer, "accept", { id });
  on.clock.advance(60);
  await approves(id);
  expect(await told(id)).toEqual({
    graduate: [
      "「某公司」已同意您的解约申请，等待学院鉴证。",
      "您与「某公司」的解约申请已通过学院鉴证，等待学校鉴证。",
      "您与「某公司」的解约申请已通过学校鉴证，就业协议解除。您可重新签约或登记毕业去向。",
    ],
    employer: [
      "张三向您单位发起了解约申请，请查看解约原因，并选择同意或拒绝。",
      "与张三的解约申请已通过学院鉴证，等待学校鉴证。",
      "与张三的解约申请已通过学校鉴证，就业协议解除。",
    ],
  });
});

it("asked by the employer, accepted, rejected; refused; taken back", async () => {
  const agreement = await aSignedAgreement(on, at, graduate);
  const rejected = await aTermination(on, at.employer, agreement);
  on.clock.advance(60);
  await doesTermination(on, graduate, "accept", { id: rejected });
  on.clock.advance(60);
  await doesTermination(on, at.doers.department, "reject", { ...verdictOn(rejected), rejection: REJECTION });
  const reason = "原因：单位信息有误，单位名称与营业执照不符。";
  expect(await told(rejected)).toEqual({
    graduate: [
      "「某公司」向您发起了解约申请，请查看解约原因，并选择同意或拒绝。",
      `您与「某公司」的解约申请未通过学院鉴证，解约失败，就业协议继续有效。${reason}`,
    ],
    employer: [
      "张三已同意您单位的解约申请，等待学院鉴证。",
      `与张三的解约申请未通过学院鉴证，解约失败，就业协议继续有效。${reason}`,
    ],
  });
  const refused = await aTermination(on, at.employer, agreement);
  await doesTermination(on, graduate, "refuse", { id: refused, reason: "希望继续履行协议。" });
  expect((await told(refused)).employer).toEqual([
    "张三拒绝了您单位的解约申请，就业协议继续有效。原因：希望继续履行协议。",
  ]);
  const takenBack = await aTermination(on, graduate, agreement);
  on.clock.advance(60);
  await doesTermination(on, graduate, "takeBack", { id: takenBack });
  expect((await told(takenBack)).employer.at(-1)).toBe("张三已撤回解约申请，就业协议继续有效。");
});

it("forced: each is told why, and what follows (F-52)", async () => {
  const id = await aTermination(on, graduate, await aSignedAgreement(on, at, graduate));
  on.clock.advance(60);
  const justification = { statement: "无回应", evidenceIds: await evidence(id), employerConsulted: true };
  await doesTermination(on, at.doers.school, "force", { id, justification });
  const both = await told(id);
  expect([both.graduate.at(-1), both.employer.at(-1)]).toEqual([
    "用人单位未应约，学校已强制解除您与「某公司」的就业协议。您可重新签约或登记毕业去向。如有疑问，请联系学校就业部门。",
    "您单位未对张三的解约申请应约，学校已强制解除您单位与张三的就业协议。如有疑问，请联系学校就业部门。",
  ]);
});

it("of an agreement on paper only the graduate is told: returned, and ended by the graduate alone (F-54)", async () => {
  const agreement = await aSignedPaper(on, at, graduate);
  const id = await aTermination(on, graduate, agreement, true);
  await doesTermination(on, at.doers.department, "return", { ...verdictOn(id), rejection: REJECTION });
  on.clock.advance(60);
  const letter = await aFile(on, id, "TERMINATION_LETTER");
  await doesTermination(on, graduate, "resubmit", { input: { id, ...REASON, uploadIds: [letter] } });
  await doesTermination(on, at.doers.department, "approve", verdictOn(id, 2));
  on.clock.advance(60);
  const justification = {
    statement: "单位拒绝出具",
    evidenceIds: await evidence(id),
    employerConsulted: true,
  };
  const ending = { kind: "UNILATERAL", justification };
  await doesTermination(on, at.doers.school, "approve", { ...verdictOn(id, 2), own: { ending } });
  const { counterpart } = await on.row("select counterpart from record where id = $1", [id]);
  expect(await told(id)).toEqual({
    graduate: [
      `您与「${counterpart}」的解约申请被学院退回修改。原因：单位信息有误，单位名称与营业执照不符。请修改后重新提交。`,
      `您与「${counterpart}」的解约申请已通过学院鉴证，等待学校鉴证。`,
      `您与「${counterpart}」的解约申请已通过学校鉴证，按学生单方面解约办理，就业协议解除。您可重新签约或登记毕业去向。`,
    ],
    employer: [],
  });
});
