import "reflect-metadata";
import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import type { TestEmployer } from "../../../test/factories.js";
import {
  aCode,
  aDraft,
  amountOf,
  anApplicant,
  anOperator,
  FORM,
  VERIFICATION,
} from "../../../test/verification.js";
import { chanceOfGuessing, TRANSFER } from "./index.js";
import { fenOf, randomFen } from "./transfer-rules.js";

const ACCOUNT = { method: "TRANSFER", bankName: "示例银行", bankAccount: "6222 0212 3456 7895" };

async function aTransferDraft(on: TestApp, applicant: TestEmployer, wish: object = {}) {
  return await aDraft(on, applicant, { ...FORM, ...aCode(), ...ACCOUNT, ...wish });
}

const another = (amount: string) => (amount === "5.00" ? "5.01" : "5.00");

describe("what a guesser comes to (F-70)", () => {
  it("amounts are 0.01–9.99 yuan, three tries: 0.3 % before the operator decides", () => {
    expect([TRANSFER.leastFen, TRANSFER.mostFen, TRANSFER.mostTries]).toEqual([1, 999, 3]);
    expect(Math.round(chanceOfGuessing() * 10_000) / 10_000).toBeLessThanOrEqual(0.003);
    const drawn = Array.from({ length: 20_000 }, randomFen);
    expect([Math.min(...drawn) >= 1, Math.max(...drawn) <= 999]).toEqual([true, true]);
    // All of them are as likely as each other: three fixed guesses hit one of 333.
    const hits = drawn.filter((fen) => [1, 500, 999].includes(fen)).length;
    expect(hits / drawn.length).toBeLessThan(0.006);
  });

  it.each([
    ["0.37", 37],
    ["9.99", 999],
    ["¥ 3.5 元", 350],
    ["7", 700],
    ["0", null],
    ["0.00", null],
    ["10.00", null],
    ["0.375", null],
    ["-0.37", null],
    ["三毛七", null],
    ["", null],
  ])("reads %s", (typed, fen) => {
    expect(fenOf(typed)).toBe(fen);
  });
});

describe("the embedded bank", () => {
  let on: TestApp;
  let applicant: TestEmployer;
  beforeAll(async () => {
    on = await openTestApp();
  });
  beforeEach(async () => {
    applicant = await anApplicant(on);
  });
  afterAll(() => on?.close());

  const order = (recordId: string, who = applicant) =>
    on.ask(who, VERIFICATION.requestTransfer, { recordId });
  const confirm = (recordId: string, amount: string, who = applicant) =>
    on.ask(who, VERIFICATION.confirmTransfer, { recordId, amount });

  it("pays, the amount is confirmed, and only then can it be submitted", async () => {
    const draft = await aTransferDraft(on, applicant);
    const submit = () => on.act(applicant, VERIFICATION.submit, draft);
    expect(await submit()).toMatchObject({ fields: [{ field: "form.method" }] });
    expect(await order(draft.id)).toMatchObject({
      record: { transfer: { state: "ASKED", triesLeft: 3, accountMasked: "************7895" } },
    });
    expect(await confirm(draft.id, "1.00")).toMatchObject({ code: "TRANSFER_UNDER_WAY" });
    await on.runOutbox();
    const amount = await amountOf(on, draft.id);
    const inbox = (await on.fetch(null, "/dev/bank")).body.toString();
    expect(inbox).toContain(`入账 ${amount} 元`);
    expect(inbox).not.toContain("6222021234567895");
    expect(await confirm(draft.id, another(amount))).toMatchObject({ fields: [{ field: "amount" }] });
    expect(await confirm(draft.id, amount)).toMatchObject({ record: { transfer: { state: "CONFIRMED" } } });
    expect(await confirm(draft.id, "0.01")).toMatchObject({ __typename: "TransferChanged" });
    // Confirmed for this organisation, not for the next one that the form names.
    const other = { ...draft.form, employerName: "另一家公司" };
    expect(await on.act(applicant, VERIFICATION.submit, { id: draft.id, form: other })).toMatchObject({
      fields: [{ field: "form.method" }],
    });
    expect(await submit()).toMatchObject({ __typename: "RecordChanged" });
  });

  it("another account than the one that was confirmed is confirmed anew, though it ends alike", async () => {
    const draft = await aTransferDraft(on, applicant);
    await order(draft.id);
    await on.runOutbox();
    await confirm(draft.id, await amountOf(on, draft.id));
    const form = { ...draft.form, bankAccount: "6222029999997895" };
    expect(await on.act(applicant, VERIFICATION.submit, { id: draft.id, form })).toMatchObject({
      fields: [{ field: "form.method" }],
    });
    const { uploadIds: _files, ...typed } = form as typeof form & { uploadIds: string[] };
    await on.act(applicant, VERIFICATION.save, { id: draft.id, form: typed });
    expect(await order(draft.id)).toMatchObject({ record: { transfer: { state: "ASKED", triesLeft: 2 } } });
    expect(await on.act(applicant, VERIFICATION.submit, draft)).toMatchObject({
      __typename: "RecordChanged",
    });
  });

  it("three wrong amounts close the way for the organisation, whoever registers for it; the operator sees them", async () => {
    const code = aCode();
    const draft = await aTransferDraft(on, applicant, code);
    await order(draft.id);
    await on.runOutbox();
    const wrong = another(await amountOf(on, draft.id));
    expect(await confirm(draft.id, wrong)).toMatchObject({
      fields: [{ message: expect.stringContaining("还可以确认2次") }],
    });
    expect(await confirm(draft.id, wrong)).toMatchObject({
      fields: [{ message: expect.stringContaining("还可以确认1次") }],
    });
    expect(await confirm(draft.id, wrong)).toMatchObject({ code: "TRANSFER_CLOSED" });
    expect(await confirm(draft.id, await amountOf(on, draft.id))).toMatchObject({ code: "TRANSFER_CLOSED" });
    const again = await anApplicant(on);
    const second = await aTransferDraft(on, again, code);
    expect(await order(second.id, again)).toMatchObject({ code: "TRANSFER_CLOSED" });
    const form = { ...second.form, method: "LICENCE" };
    expect(await on.act(again, VERIFICATION.submit, { id: second.id, form })).toMatchObject({
      __typename: "RecordChanged",
    });
    const { record } = await on.ask(await anOperator(on), VERIFICATION.page, { id: second.id });
    expect(record.notices).toContain("该单位的对公打款金额已3次确认不正确");
  });

  it("guesses sent at once are counted one by one", async () => {
    const draft = await aTransferDraft(on, applicant);
    await order(draft.id);
    await on.runOutbox();
    const amount = await amountOf(on, draft.id);
    const guesses = Array.from({ length: 12 }, (_, at) => `${(at % 9) + 1}.11`).filter(
      (guess) => guess !== amount,
    );
    const answers = await Promise.all(guesses.map((guess) => confirm(draft.id, guess)));
    const counted = answers.filter(
      ({ __typename, code }) => __typename === "InvalidInput" || code === "TRANSFER_CLOSED",
    );
    expect(counted).toHaveLength(guesses.length);
    const row = await on.row<{ tries: number; state: string }>(
      "select tries, state from employer_transfer where record_id = $1",
      [draft.id],
    );
    expect(row).toEqual({ tries: 3, state: "PAID" });
  });

  it("is valid for 15 days", async () => {
    const draft = await aTransferDraft(on, applicant);
    await order(draft.id);
    await on.runOutbox();
    const amount = await amountOf(on, draft.id);
    await on.row("update employer_transfer set expires_at = $2 where record_id = $1", [
      draft.id,
      on.clock.now(),
    ]);
    expect(await confirm(draft.id, amount)).toMatchObject({ code: "TRANSFER_EXPIRED" });
    expect((await on.ask(applicant, VERIFICATION.mine))?.transfer).toMatchObject({ state: "EXPIRED" });
  });

  it("an account that the bank does not know is told; a second order of the same is none, a fourth is refused", async () => {
    const draft = await aTransferDraft(on, applicant, { bankAccount: "6222021234560000" });
    for (let time = 1; time <= 3; time += 1) {
      await order(draft.id);
      await order(draft.id);
      await on.runOutbox();
    }
    expect((await on.ask(applicant, VERIFICATION.mine))?.transfer).toMatchObject({
      state: "FAILED",
      failure: "账号不存在或户名不符",
    });
    const orders = "select count(*)::int as n from employer_transfer where record_id = $1";
    expect(await on.row(orders, [draft.id])).toEqual({ n: 3 });
    expect(await order(draft.id)).toMatchObject({ code: "TRANSFER_LIMIT" });
  });

  it("asks for what it needs of the form, and of nobody else's", async () => {
    const draft = await aDraft(on, applicant, {
      organisationForm: "ENTERPRISE",
      method: "TRANSFER",
      employerName: "某公司",
    });
    const answer = await order(draft.id);
    expect(answer.fields?.map(({ field }) => field)).toEqual([
      "form.uscc",
      "form.bankName",
      "form.bankAccount",
    ]);
    const stranger = await anApplicant(on);
    expect(await order(draft.id, stranger)).toMatchObject({ code: "UNKNOWN_RECORD" });
    const military = await aDraft(on, stranger, { organisationForm: "MILITARY", employerName: "某部队" });
    expect(await order(military.id, stranger)).toMatchObject({ fields: [{ field: "form.method" }] });
  });
});

describe("a bank over HTTPS", () => {
  const SECRET = "s".repeat(32);
  let on: TestApp;
  let bank: Server;
  let answers: { status: number; body: string }[] = [];
  let asked: { body: Record<string, string>; signature: string; raw: string }[] = [];
  beforeAll(async () => {
    bank = createServer((request, response) => {
      let raw = "";
      request.on("data", (chunk) => {
        raw += String(chunk);
      });
      request.on("end", () => {
        asked.push({
          body: JSON.parse(raw) as Record<string, string>,
          signature: String(request.headers["x-bank-signature"]),
          raw,
        });
        const { status, body } = answers.shift() ?? {
          status: 200,
          body: '{"state":"ACCEPTED","receipt":"R1"}',
        };
        response.writeHead(status).end(body);
      });
    });
    await new Promise<void>((resolve) => bank.listen(0, "127.0.0.1", resolve));
    const bound = bank.address();
    const port = typeof bound === "object" && bound ? bound.port : 0;
    on = await openTestApp({ bank: { url: `http://127.0.0.1:${port}/pay`, secret: SECRET } });
  });
  afterAll(async () => {
    await on?.close();
    bank.close();
  });

  const sign = (body: string) => createHmac("sha256", SECRET).update(body).digest("hex");
  const callback = async (body: string, signature = sign(body)) =>
    (
      await on.app.inject({
        method: "POST",
        url: "/bank/callback",
        headers: { "content-type": "application/json", "x-bank-signature": signature },
        payload: body,
      })
    ).statusCode;

  it("orders signed and once, and takes what the bank says later, signed alone", async () => {
    const applicant = await anApplicant(on);
    const draft = await aTransferDraft(on, applicant);
    answers = [{ status: 503, body: "" }];
    asked = [];
    await on.ask(applicant, VERIFICATION.requestTransfer, { recordId: draft.id });
    await on.runOutbox();
    expect(asked).toHaveLength(2);
    const [first, second] = asked;
    expect(second?.body.id).toBe(first?.body.id);
    expect(first?.signature).toBe(sign(first?.raw ?? ""));
    expect(first?.body).toMatchObject({ account: "6222021234567895", amount: await amountOf(on, draft.id) });
    const { id } = await on.row<{ id: string }>("select id from employer_transfer where record_id = $1", [
      draft.id,
    ]);
    const state = async () => (await on.ask(applicant, VERIFICATION.mine))?.transfer?.state;
    expect(await state()).toBe("ASKED");
    const news = JSON.stringify({ id, state: "PAID", receipt: "R1" });
    expect(await callback(news, sign(`${news} `))).toBe(403);
    expect(await callback("{}")).toBe(400);
    expect(await callback("garbage")).toBe(400);
    expect(await state()).toBe("ASKED");
    expect(await callback(news)).toBe(200);
    expect(await callback(JSON.stringify({ id, state: "REFUSED", reason: "太晚了" }))).toBe(200);
    expect(await state()).toBe("PAID");
    expect((await on.fetch(null, "/dev/bank")).status).toBe(404);
  });

  it.each([
    ["garbage", "<html>"],
    ["another shape", '{"state":"MAYBE"}'],
  ])("an answer that is %s leaves the order to be asked again", async (_name, body) => {
    const applicant = await anApplicant(on);
    const draft = await aTransferDraft(on, applicant);
    answers = [{ status: 200, body }];
    await on.ask(applicant, VERIFICATION.requestTransfer, { recordId: draft.id });
    await on.runOutbox();
    const row = await on.row("select state, receipt from employer_transfer where record_id = $1", [draft.id]);
    expect(row).toEqual({ state: "ASKED", receipt: null });
  });
});
