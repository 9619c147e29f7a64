import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { RemoveGraduates, RestoreGraduates } from "../../../../stage/src/client/acts.js";
import { type AnyAct } from "../../../test/app.js";
import { aGraduate, newId, type TestGraduate, type TestStaff } from "../../../test/factories.js";
import {
  anApplication,
  aStampedPage,
  doesOffline,
  OFFLINE,
  OFFLINE_FORM,
  type OfflineAct,
} from "../../../test/offline.js";
import { openSchoolWorld, type SchoolWorld } from "../../../test/school-world.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";
import { aLink, EMPLOYER_MOBILE, holderOf } from "../../../test/stamp-link.js";
import { aPagePicture } from "../../../test/upload-files.js";
import { putBytes, UPLOADS } from "../../../test/uploading.js";

const DAY = 86_400;
const picture = aPagePicture({ width: 600, height: 800 });

let { on, department, reviewer, school, graduate } = {} as SchoolWorld;
let id: string;

beforeAll(async () => {
  ({ on, department, reviewer, school } = await openSchoolWorld());
});
beforeEach(async () => {
  graduate = await aGraduate(on.platform, { department });
  id = await anApplication(on, graduate);
  await does(reviewer, "approve", verdictOn(id, 1));
  await does(school, "approve", verdictOn(id, 1));
  await on.runOutbox();
  // Each of them a day of its own: numbers are sent a few links a day.
  on.clock.advance(DAY / 4);
});
afterAll(() => on?.close());

const does = (person: TestStaff | TestGraduate, name: OfflineAct, variables: object) =>
  doesOffline(on, person, name, variables);
const send = (mobile: string = EMPLOYER_MOBILE, person: TestGraduate = graduate, recordId = id) =>
  on.ask(person, OFFLINE.sendStampLink, { id: recordId, mobile });
const status = async () => (await on.row("select status from record where id = $1", [id])).status;
const returned = (submission: number) => ({ ...verdictOn(id, submission), rejection: REJECTION });

describe("用人单位协助回传协议书 (F-32)", () => {
  it("from the SMS to the signing review, and it says so afterwards", async () => {
    const holder = await aLink(on, graduate, id);
    const page = await holder.page();
    expect(page).toMatchObject({
      status: 200,
      state: "OPEN",
      message: null,
      agreement: { graduate: graduate.name, employer: OFFLINE_FORM.employerName, returnReason: null },
      documentUrl: expect.stringMatching(/^\/stamp-link\//),
      uploads: [],
      mostFiles: 20,
    });
    const pdf = await on.app.inject({ url: page.documentUrl });
    // Whoever holds the link holds a secret: no page that it leads to is told of it.
    const answered = await on.app.inject({ url: "/stamp-link/page" });
    expect(answered.headers["referrer-policy"]).toBe("no-referrer");
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, "%PDF-"]);
    expect(await on.ask(graduate, OFFLINE.stampLink, { id })).toEqual({
      stampLink: {
        mobileMasked: "139****0321",
        sentAt: on.clock.now().toISOString(),
        expiresAt: new Date(on.clock.now().getTime() + 7 * DAY * 1000).toISOString(),
        expired: false,
        delivery: "SENT",
        deliveryProblem: null,
      },
    });

    const first = await holder.upload(await picture);
    const second = await holder.upload(await picture);
    const seen = await holder.page();
    expect(seen.uploads.map((file) => [file.id, file.state])).toEqual([
      [first, "COMPLETE"],
      [second, "COMPLETE"],
    ]);
    expect((await on.app.inject({ url: seen.uploads[0]?.thumbnailUrl ?? "" })).statusCode).toBe(200);
    on.clock.advance(60);
    expect(await holder.submit([second, first])).toMatchObject({ status: 200, state: "SUBMITTED" });
    // The second click, and other files afterwards.
    expect(await holder.submit([second, first])).toMatchObject({ status: 200, state: "SUBMITTED" });
    expect(await holder.submit([first])).toMatchObject({ status: 403, code: "LINK_SUBMITTED" });
    expect(await holder.begin()).toMatchObject({ status: 403, code: "LINK_SUBMITTED" });
    expect(await holder.remove(first)).toMatchObject({ status: 403, code: "LINK_SUBMITTED" });
    expect(await holder.page()).toMatchObject({ state: "SUBMITTED", documentUrl: null, uploads: [] });
    expect((await on.app.inject({ url: seen.uploads[0]?.thumbnailUrl ?? "" })).statusCode).toBe(404);
    expect((await on.app.inject({ url: page.documentUrl })).statusCode).toBe(404);

    await on.runOutbox();
    const told = await on.row(
      "select title from message where recipient_id = $1 order by sent_at desc, id desc limit 1",
      [graduate.id],
    );
    expect(told).toEqual({ title: "单位已回传就业协议书" });
    const record = await on.ask(reviewer, OFFLINE.record, { id });
    expect(record).toMatchObject({ status: "DEPARTMENT_REVIEW", submission: 2 });
    expect(record.uploads.map((file) => file.id)).toEqual([second, first]);
    expect(record.timeline.slice(-2)).toMatchObject([
      { title: "学生请单位协助回传", actorRole: "GRADUATE", reason: "发送至 139****0321" },
      { title: "单位回传签约材料", actorRole: "EMPLOYER", actorName: "短信链接 139****0321" },
    ]);
    await does(reviewer, "approve", verdictOn(id, 2));
    await does(school, "approve", verdictOn(id, 2));
    expect(await holder.page()).toMatchObject({ state: "SIGNED", agreement: { graduate: graduate.name } });
  });

  it("each use is logged with the number it was sent to, and neither link nor number stands anywhere in clear", async () => {
    const holder = await aLink(on, graduate, id);
    const page = await holder.page();
    await on.app.inject({ url: page.documentUrl });
    const upload = await holder.upload(await picture);
    await holder.submit([upload]);
    const { rows } = await on.platform.pool.query(
      `select act, detail from audit_entry where subject_id = $1 and act like 'STAMP_LINK%' order by audit_entry.id`,
      [id],
    );
    expect(rows.map(({ act, detail }) => [act, detail.use, detail.to])).toEqual([
      ["STAMP_LINK_SENT", undefined, "139****0321"],
      ["STAMP_LINK_USED", "OPENED", "139****0321"],
      ["STAMP_LINK_USED", "DOCUMENT_DOWNLOADED", "139****0321"],
      ["STAMP_LINK_USED", "UPLOAD_BEGUN", "139****0321"],
      ["STAMP_LINK_USED", "SUBMITTED", "139****0321"],
    ]);
    // What came through it names it too.
    const stored = await on.row(
      `select account_id = (select l.id from stamp_link l where l.record_id = $1) as by_link, address,
        detail->>'to' as to from audit_entry where subject_id = $1 and act = 'UPLOAD_STORED'`,
      [id],
    );
    expect(stored).toEqual({ by_link: true, address: "127.0.0.1", to: "139****0321" });
    const tables = ["stamp_link", "audit_entry", "record_event", "sms", "sms_inbox", "upload"];
    for (const table of tables) {
      const clear = await on.row(
        `select count(*)::int as n from ${table} t where t::text like $1 or t::text like $2`,
        [`%${holder.token}%`, `%${EMPLOYER_MOBILE}%`],
      );
      expect([table, clear]).toEqual([table, { n: 0 }]);
    }
  });

  it("works again when the signing is returned, with the reason", async () => {
    const holder = await aLink(on, graduate, id);
    await holder.submit([await holder.upload(await picture)]);
    on.clock.advance(60);
    await does(reviewer, "return", returned(2));
    expect(await holder.page()).toMatchObject({
      state: "OPEN",
      agreement: { returnReason: REJECTION.details },
      uploads: [{ state: "COMPLETE" }],
    });
    expect(await holder.submit([await holder.upload(await picture)])).toMatchObject({ state: "SUBMITTED" });
    expect(await on.ask(reviewer, OFFLINE.record, { id })).toMatchObject({ submission: 3 });
  });

  it("P-07: the reason is told to whom what was returned came from, not to others", async () => {
    const holder = await aLink(on, graduate, id);
    await holder.submit([await holder.upload(await picture)]);
    await does(reviewer, "return", returned(2));
    const again = await aLink(on, graduate, id);
    expect(await again.page()).toMatchObject({ agreement: { returnReason: REJECTION.details } });
    await does(graduate, "submitSigning", { id, uploadIds: [await aStampedPage(on, graduate, id)] });
    await does(reviewer, "return", returned(3));
    expect(await again.page()).toMatchObject({ state: "OPEN", agreement: { returnReason: null } });
    const other = await aLink(on, graduate, id, "13900000322");
    expect(await other.page()).toMatchObject({ state: "OPEN", agreement: { returnReason: null } });
  });

  it("each has twenty files of their own, and twenty go into a submission", async () => {
    const holder = await aLink(on, graduate, id);
    for (let n = 0; n < 20; n += 1) expect(await holder.begin()).toMatchObject({ status: 200 });
    expect(await holder.begin()).toMatchObject({ code: "TOO_MANY_FILES" });
    const own = await aStampedPage(on, graduate, id);
    const many = [own, ...Array.from({ length: 20 }, () => newId())];
    expect(await on.ask(graduate, OFFLINE.submitSigning, { id, uploadIds: many })).toMatchObject({
      fields: [{ field: "uploadIds", message: expect.stringContaining("最多提交 20 个文件") }],
    });
    expect(await holder.submit(many)).toMatchObject({ status: 400, code: "INVALID_INPUT" });
    await does(graduate, "submitSigning", { id, uploadIds: [own] });
  });

  it("F-33: the graduate withdraws what the employer returned and puts in other pages", async () => {
    const holder = await aLink(on, graduate, id);
    const [good, bad] = [await holder.upload(await picture), await holder.upload(await picture)];
    await holder.submit([good, bad]);
    await does(graduate, "withdraw", { id });
    expect(await holder.page()).toMatchObject({ state: "MOVED_ON", agreement: null });
    expect(await holder.submit([good])).toMatchObject({ status: 403, code: "LINK_MOVED_ON" });
    expect(await on.ask(graduate, UPLOADS.remove, { id: bad })).toMatchObject({
      __typename: "UploadsChanged",
    });
    const own = await aStampedPage(on, graduate, id);
    await does(graduate, "submitSigning", { id, uploadIds: [good, own] });
    expect((await on.ask(reviewer, OFFLINE.record, { id })).uploads.map((file) => file.id)).toEqual([
      good,
      own,
    ]);
  });

  it("what the employer is still uploading is not the graduate's to submit, nor the other way round", async () => {
    const holder = await aLink(on, graduate, id);
    const theirs = await holder.upload(await picture);
    const own = await aStampedPage(on, graduate, id);
    expect(await on.ask(graduate, OFFLINE.submitSigning, { id, uploadIds: [theirs] })).toMatchObject({
      fields: [{ field: "uploadIds" }],
    });
    expect(await holder.submit([own])).toMatchObject({ status: 400, code: "INVALID_INPUT" });
    expect(await holder.submit([newId()])).toMatchObject({ status: 400, code: "INVALID_INPUT" });
    expect(await holder.submit([])).toMatchObject({ status: 400, code: "INVALID_INPUT" });
    expect(await holder.remove(own)).toMatchObject({ status: 404 });
    expect(await holder.remove(theirs)).toMatchObject({ status: 200, uploads: [] });
    expect(await status()).toBe("AWAITING_STAMP");
  });

  it("holder and graduate submit at once: one submission, the other is told", async () => {
    for (let round = 0; round < 4; round += 1) {
      const holder = await aLink(on, graduate, id);
      const theirs = await holder.upload(await picture);
      const own = await aStampedPage(on, graduate, id, { n: round + 1 });
      const [link, student] = await Promise.all([
        holder.submit([theirs]),
        on.ask(graduate, OFFLINE.submitSigning, { id, uploadIds: [own] }),
      ]);
      const won = [link.state === "SUBMITTED", student.__typename === "RecordChanged"];
      expect(won.filter(Boolean)).toHaveLength(1);
      if (won[0]) expect(student).toMatchObject({ code: "RECORD_MOVED_ON" });
      else expect(link.code).toMatch(/^(RECORD_MOVED_ON|LINK_MOVED_ON)$/);
      const kept = "select count(*)::int as n from submission where record_id = $1";
      expect(await on.row(kept, [id])).toEqual({ n: round + 2 });
      await does(reviewer, "return", returned(round + 2));
    }
  });

  it("F-06: the holder submits three times at once: one submission, one event, one message", async () => {
    const holder = await aLink(on, graduate, id);
    const files = [await holder.upload(await picture), await holder.upload(await picture)];
    const answers = await Promise.all([1, 2, 3].map(() => holder.submit(files)));
    expect(answers.map(({ status, state }) => [status, state])).toEqual(Array(3).fill([200, "SUBMITTED"]));
    // And others' files at the same moment are no repeat of it.
    expect(await holder.submit(files.toReversed())).toMatchObject({ code: "LINK_SUBMITTED" });
    await on.runOutbox();
    const left = await on.row(
      `select (select count(*)::int from submission where record_id = $1) as submissions,
        (select count(*)::int from record_event where record_id = $1 and act = 'submitSigning') as events,
        (select count(*)::int from message where record_id = $1 and title = '单位已回传就业协议书') as messages`,
      [id],
    );
    expect(left).toEqual({ submissions: 2, events: 1, messages: 1 });
  });

  it("the holder submits while the graduate has another link sent: done through the old one, or not at all", async () => {
    for (let round = 0; round < 4; round += 1) {
      const holder = await aLink(on, graduate, id);
      const theirs = await holder.upload(await picture);
      on.clock.advance(61);
      const [link, sending] = await Promise.all([holder.submit([theirs]), send(`1390000033${round}`)]);
      const won = [link.state === "SUBMITTED", sending.__typename === "RecordChanged"];
      expect(won.filter(Boolean)).toHaveLength(1);
      if (won[0]) expect(sending).toMatchObject({ code: "RECORD_MOVED_ON" });
      else expect(["LINK_REPLACED", "RECORD_MOVED_ON", "NOT_YOURS"]).toContain(link.code);
      const row = await on.row(
        `select r.status, (select count(*)::int from submission where record_id = r.id) as submissions
          from record r where r.id = $1`,
        [id],
      );
      const submissions = Number(row.submissions);
      expect(row.status).toBe(won[0] ? "DEPARTMENT_REVIEW" : submissions > 1 ? "RETURNED" : "AWAITING_STAMP");
      if (won[0]) await does(reviewer, "return", returned(submissions));
      on.clock.advance(DAY);
    }
  });
});

describe("sending the link (F-32, F-94)", () => {
  it("is the graduate's, to a mobile number, while the copy is awaited", async () => {
    const other = await aGraduate(on.platform, { department });
    expect(await send(EMPLOYER_MOBILE, other)).toMatchObject({ code: "UNKNOWN_RECORD" });
    expect(await send("0871-63000000")).toMatchObject({ fields: [{ field: "mobile" }] });
    const early = await anApplication(on, other);
    expect(await send(EMPLOYER_MOBILE, other, early)).toMatchObject({ code: "RECORD_MOVED_ON" });
    expect(await on.ask(graduate, OFFLINE.stampLink, { id })).toEqual({ stampLink: null });
    expect(await send("139 0000 0321")).toMatchObject({ __typename: "RecordChanged" });
  });

  it("the graduate sees whether its SMS is under way, went out or was given up, and why", async () => {
    const told = async () => {
      const { stampLink } = await on.ask(graduate, OFFLINE.stampLink, { id });
      return [stampLink.delivery, stampLink.deliveryProblem];
    };
    await send();
    expect(await told()).toEqual(["UNDER_WAY", null]);
    await on.platform.pool.query(
      "update sms set state = 'QUEUED', failure = '短信网关暂未接受' where record_id = $1",
      [id],
    );
    expect(await told()).toEqual(["UNDER_WAY", null]);
    await on.runOutbox();
    expect(await told()).toEqual(["SENT", null]);
    await on.platform.pool.query(
      "update sms set state = 'FAILED', failure = '手机号码无效' where record_id = $1",
      [id],
    );
    expect(await told()).toEqual(["FAILED", "手机号码无效"]);
  });

  it("P-08: the SMS and its page name the graduate as the agreement does, whatever the roster says by now", async () => {
    const before = graduate.name;
    await on.row("update graduate set name = '改名之后' where id = $1 returning 1", [graduate.id]);
    const holder = await aLink(on, graduate, id, "13900000555");
    const { body } = await on.fetch(null, "/dev/sms?mobile=13900000555");
    expect(body.toString()).toContain(before);
    expect(body.toString()).not.toContain("改名之后");
    expect(await holder.page()).toMatchObject({ agreement: { graduate: before } });
  });

  it("a second tap sends no second SMS; four a day to one number, ten to all", async () => {
    const mobile = "13900000777";
    const answers = await Promise.all([send(mobile), send(mobile), send(mobile)]);
    const sent = () => on.row("select count(*)::int as n from sms where record_id = $1", [id]);
    expect(answers.filter((answer) => answer.code === "LIMIT_REACHED")).toHaveLength(2);
    expect(await sent()).toEqual({ n: 1 });
    for (let n = 2; n <= 4; n += 1) {
      on.clock.advance(61);
      expect(await send(mobile)).toMatchObject({ __typename: "RecordChanged" });
    }
    on.clock.advance(61);
    expect(await send(mobile)).toMatchObject({ code: "LIMIT_REACHED", limit: 4 });
    for (let n = 5; n <= 10; n += 1) {
      on.clock.advance(61);
      expect(await send(`139000007${80 + n}`)).toMatchObject({ __typename: "RecordChanged" });
    }
    on.clock.advance(61);
    expect(await send("13900000766")).toMatchObject({ code: "LIMIT_REACHED", limit: 10 });
    expect(await sent()).toEqual({ n: 10 });
  });

  it("sent again the older one dies; the same number keeps its pages, another sees none", async () => {
    const first = await aLink(on, graduate, id);
    const slot = await first.begin();
    const uploaded = await first.upload(await picture);
    const second = await aLink(on, graduate, id);
    expect(await first.page()).toMatchObject({
      status: 200,
      state: "REPLACED",
      agreement: null,
      uploads: [],
    });
    expect(await first.begin()).toMatchObject({ status: 410, code: "LINK_REPLACED" });
    expect(await first.submit([uploaded])).toMatchObject({ status: 410, code: "LINK_REPLACED" });
    expect((await putBytes(on, null, slot.putUrl, await picture)).json().code).toBe("LINK_REPLACED");
    // Whoever was given no address is not even told that there is a link (P-07).
    const unsigned = slot.putUrl.replace(/s=.*/, "s=x");
    const unknown = unsigned.replace(unsigned.split("/")[2] ?? "", newId());
    for (const address of [unsigned, unknown]) {
      const answer = await putBytes(on, null, address, await picture);
      expect([answer.statusCode, answer.json().code]).toEqual([403, "UPLOAD_EXPIRED"]);
    }
    expect((await second.page()).uploads.map((file) => file.id)).toContain(uploaded);
    const third = await aLink(on, graduate, id, "13900000322");
    expect((await third.page()).uploads).toEqual([]);
    expect(await third.submit([uploaded])).toMatchObject({ status: 400 });
    expect(await third.begin({ id: uploaded })).toMatchObject({ code: "ID_TAKEN" });
  });
});

describe("links that open nothing (F-32)", () => {
  it("guessed ones answer alike, and too many end with a limit", async () => {
    const guesses = ["", "x", "A".repeat(32), "A".repeat(400), newId(), "'; drop table stamp_link;--"];
    for (const token of guesses) {
      expect(await holderOf(on, token, "203.0.113.80").page()).toMatchObject({
        status: 404,
        code: "LINK_UNKNOWN",
      });
    }
    const guesser = holderOf(on, "B".repeat(32), "203.0.113.80");
    for (let n = guesses.length; n < 30; n += 1) await guesser.submit([]);
    expect(await guesser.page()).toMatchObject({ status: 429, code: "LIMIT_REACHED" });
    // Whoever has a real one is not in the guesser's way, at the same address too.
    const { token } = await aLink(on, graduate, id);
    expect(await holderOf(on, token, "203.0.113.80").page()).toMatchObject({ state: "OPEN" });
  });

  it("after seven days, to the second", async () => {
    const holder = await aLink(on, graduate, id);
    const uploaded = await holder.upload(await picture);
    on.clock.advance(7 * DAY - 1);
    const slot = await holder.begin();
    expect(await holder.page()).toMatchObject({ state: "OPEN" });
    on.clock.advance(1);
    expect(await holder.page()).toMatchObject({ state: "EXPIRED", agreement: null });
    expect(await holder.submit([uploaded])).toMatchObject({ status: 410, code: "LINK_EXPIRED" });
    expect((await putBytes(on, null, slot.putUrl, await picture)).json().code).toBe("LINK_EXPIRED");
    expect((await on.ask(graduate, OFFLINE.stampLink, { id })).stampLink).toMatchObject({ expired: true });
    expect(await status()).toBe("AWAITING_STAMP");
  });

  it("once the graduate returned the copy, or the school ended the signing", async () => {
    const holder = await aLink(on, graduate, id);
    const { documentUrl } = await holder.page();
    const slot = await holder.begin();
    await does(graduate, "submitSigning", { id, uploadIds: [await aStampedPage(on, graduate, id)] });
    expect(await holder.page()).toMatchObject({ state: "MOVED_ON", agreement: null, documentUrl: null });
    expect(await holder.begin()).toMatchObject({ code: "LINK_MOVED_ON" });
    expect((await putBytes(on, null, slot.putUrl, await picture)).json().code).toBe("LINK_MOVED_ON");
    expect((await on.app.inject({ url: documentUrl })).statusCode).toBe(404);
    await does(reviewer, "reject", returned(2));
    expect(await holder.page()).toMatchObject({ state: "MOVED_ON" });
  });

  it("F-91: of a graduate off the roster, until they are back", async () => {
    const holder = await aLink(on, graduate, id);
    const uploaded = await holder.upload(await picture);
    const roster = (act: AnyAct) => on.act(school, act, { ids: [graduate.id] });
    const slot = await holder.begin();
    await roster(RemoveGraduates);
    expect(await holder.page()).toMatchObject({ state: "FROZEN", agreement: null });
    expect(await holder.submit([uploaded])).toMatchObject({ code: "LINK_FROZEN" });
    expect((await putBytes(on, null, slot.putUrl, await picture)).json().code).toBe("LINK_FROZEN");
    on.clock.advance(61);
    expect(await send()).toMatchObject({ code: "FROZEN" });
    await roster(RestoreGraduates);
    expect(await holder.submit([uploaded])).toMatchObject({ state: "SUBMITTED" });
  });

  it("files of the wrong kind, too many bytes, none, and addresses that were changed", async () => {
    const holder = await aLink(on, graduate, id);
    const tries: [Buffer, number, string][] = [
      [Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), 415, "FILE_KIND"],
      [Buffer.from("<html><script>alert(1)</script></html>"), 415, "FILE_KIND"],
      [Buffer.alloc(0), 415, "FILE_EMPTY"],
    ];
    for (const [bytes, code, why] of tries) {
      const slot = await holder.begin();
      const answer = await putBytes(on, null, slot.putUrl, bytes);
      expect([answer.statusCode, answer.json().code]).toEqual([code, why]);
    }
    expect(await holder.begin({ bytes: 11 * 1_048_576 })).toMatchObject({ code: "FILE_TOO_LARGE" });
    expect(await holder.begin({ bytes: -1 })).toMatchObject({ code: "FILE_EMPTY" });
    expect(await holder.begin({ id: "no id" })).toMatchObject({ status: 404 });
    const { putUrl } = await holder.begin();
    const other = await aLink(on, await another(), elsewhere);
    const linkOf = (url: string) => url.split("/")[2] ?? "";
    const foreign = (await other.begin()).putUrl;
    const moved = putUrl.replace(linkOf(putUrl), linkOf(foreign));
    expect((await putBytes(on, null, moved, await picture)).json()).toMatchObject({ code: "UPLOAD_EXPIRED" });
    expect((await holder.page()).uploads).toMatchObject([{ state: "WAITING" }]);
  });
});

let elsewhere = "";
/** A second graduate whose copy is awaited as well. */
async function another(): Promise<TestGraduate> {
  const second = await aGraduate(on.platform, { department });
  elsewhere = await anApplication(on, second);
  await does(reviewer, "approve", verdictOn(elsewhere, 1));
  await does(school, "approve", verdictOn(elsewhere, 1));
  return second;
}
