import "reflect-metadata";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aGraduate,
  anAgreement,
  aSchool,
  aStaffAccount,
  newId,
  type TestEmployer,
  type TestGraduate,
} from "../../../test/factories.js";
import { aNoisePicture, aPagePicture, aPdf } from "../../../test/upload-files.js";
import { beginUpload, invitationPolicy, putBytes, UPLOADS, upload } from "../../../test/uploading.js";
import { DAILY_LIMITS, type RateLimit, takeToday } from "../../parties/identity/index.js";
import { registerUploadPolicy } from "./index.js";

const MB = 1_048_576;
const page = await aPagePicture();
let on: TestApp;
let record: { id: string; graduate: TestGraduate; employer: TestEmployer };
beforeAll(async () => {
  registerUploadPolicy("ONLINE_AGREEMENT", invitationPolicy);
  on = await openTestApp();
});
beforeEach(async () => {
  record = await anAgreement(on.platform);
});
afterAll(() => on?.close());

/** Every stored file. */
const filesOf = () => {
  const folder = join(on.platform.config.dataDir, "uploads");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.\w+$/.test(name));
};
/** A PUT whose bytes are still to come; the server has begun to read them. */
async function startSending(person: TestGraduate, url: string) {
  let begun = () => {};
  const read = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const body = new Readable({ read: () => begun() });
  const headers = {
    cookie: await on.cookieOf(person),
    "apollo-require-preflight": "1",
    "content-type": "application/octet-stream",
  };
  const answer = on.app.inject({ method: "PUT", url, headers, payload: body }).then((response) => response);
  await read;
  return { body, answer };
}
const contentOf = async (id: string) =>
  (await on.row<{ content: string }>("select content from upload where id = $1", [id])).content;

describe("a picture from a phone", () => {
  it("is begun, sent, shown: upright for the screen, small for lists, as it was for download", async () => {
    const slot = await beginUpload(on, record.graduate, record.id, { fileName: "扫描/第 1 页\u202e.html" });
    expect(slot).toMatchObject({
      alreadyDone: false,
      upload: { state: "WAITING", url: null, kind: null, fileName: "扫描 第 1 页.html", position: 1 },
    });
    const put = await putBytes(on, record.graduate, slot.putUrl, page, { "content-type": "text/html" });
    expect(put.statusCode).toBe(200);
    const { upload: done, alreadyDone } = put.json();
    expect([alreadyDone, done.state, done.kind, done.bytes]).toEqual([
      false,
      "COMPLETE",
      "JPEG",
      page.length,
    ]);
    expect([done.width, done.height, done.warnings]).toEqual([1500, 2000, []]);

    const screen = await on.fetch(record.graduate, done.url);
    expect([screen.status, screen.headers["content-type"]]).toEqual([200, "image/jpeg"]);
    expect(screen.headers).toMatchObject({
      "content-disposition": "inline",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'self'",
      "x-content-type-options": "nosniff",
    });
    const thumbnail = await on.fetch(record.graduate, done.thumbnailUrl);
    expect(thumbnail.body.length).toBeLessThan(30_000);
    const original = await on.fetch(record.graduate, done.originalUrl);
    expect(original.body.equals(page)).toBe(true);
    expect(original.headers["content-disposition"]).toMatch(/^attachment; .*\.jpg$/);

    const listed = await on.ask(record.graduate, UPLOADS.list, { recordId: record.id });
    expect(listed).toEqual([done]);
    expect(
      await on.row(
        "select length(difference_hash) as bits, encode(sha256, 'hex') ~ '^[0-9a-f]{64}$' as hashed from upload where id = $1",
        [done.id],
      ),
    ).toEqual({ bits: 64, hashed: true });
  });

  it("sent again, or begun again, is done already: nothing is stored twice", async () => {
    const id = newId();
    const slot = await beginUpload(on, record.graduate, record.id, { id });
    expect((await putBytes(on, record.graduate, slot.putUrl, page)).json().alreadyDone).toBe(false);
    const content = await contentOf(id);
    const again = await putBytes(on, record.graduate, slot.putUrl, aPdf());
    expect([again.statusCode, again.json().alreadyDone, again.json().upload.kind]).toEqual([
      200,
      true,
      "JPEG",
    ]);
    expect(await contentOf(id)).toBe(content);
    const begun = await beginUpload(on, record.graduate, record.id, { id });
    expect([begun.alreadyDone, begun.upload.state]).toEqual([true, "COMPLETE"]);
    expect(await on.ask(record.graduate, UPLOADS.list, { recordId: record.id })).toHaveLength(1);
  });

  it("sent twice at once is there once: the second is told to wait, or that it is done", async () => {
    const slot = await beginUpload(on, record.graduate, record.id);
    const answers = await Promise.all([1, 2, 3].map(() => putBytes(on, record.graduate, slot.putUrl, page)));
    const told = answers.map((answer) => answer.json()).map(({ code, alreadyDone }) => code ?? alreadyDone);
    expect(told.filter((one) => one === false)).toHaveLength(1);
    for (const one of told) expect(["UPLOADS_BUSY", true, false]).toContain(one);
  });

  it("that comes slowly takes one way in for its file and four for its sender, and is in nobody's way", async () => {
    await on.cookieOf(record.graduate);
    const slots = await Promise.all([1, 2, 3, 4, 5].map(() => beginUpload(on, record.graduate, record.id)));
    const slow = await Promise.all(
      slots.slice(0, 4).map((slot) => startSending(record.graduate, slot.putUrl)),
    );
    const busy = async (address: string) => {
      const answer = await putBytes(on, record.graduate, address, page);
      return [answer.statusCode, answer.json().code, answer.json().message];
    };
    expect(await busy(slots[0]?.putUrl ?? "")).toEqual([503, "UPLOADS_BUSY", "该文件正在上传，请稍后再试"]);
    expect(await busy(slots[4]?.putUrl ?? "")).toEqual([
      503,
      "UPLOADS_BUSY",
      expect.stringContaining("同时上传"),
    ]);
    expect((await upload(on, record.employer, record.id, page)).status).toBe(200);
    for (const { body } of slow) {
      body.push(page);
      body.push(null);
    }
    for (const { answer } of slow) expect((await answer).statusCode).toBe(200);
    expect((await putBytes(on, record.graduate, slots[4]?.putUrl ?? "", page)).statusCode).toBe(200);
  });

  it("whose line breaks in the middle leaves the place free for the next try", async () => {
    const slot = await beginUpload(on, record.graduate, record.id);
    const cookie = await on.cookieOf(record.graduate);
    const [host = "", port] = (await on.address()).split(":");
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), host, () => {
        socket.write(
          `PUT ${slot.putUrl} HTTP/1.1\r\nhost: ${host}:${port}\r\ncookie: ${cookie}\r\napollo-require-preflight: 1\r\n` +
            `content-type: application/octet-stream\r\ncontent-length: ${page.length}\r\n\r\n`,
        );
        socket.write(page.subarray(0, 50_000), () => socket.destroy());
      });
      socket.on("close", () => resolve());
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await on.ask(record.graduate, UPLOADS.list, { recordId: record.id }))[0]?.state).toBe("WAITING");
    expect((await putBytes(on, record.graduate, slot.putUrl, page)).json().alreadyDone).toBe(false);
  });

  it("warns before submission, and is taken all the same", async () => {
    const { upload: small } = await upload(on, record.graduate, record.id, await aNoisePicture(300, 200));
    expect(small).toMatchObject({
      state: "COMPLETE",
      warnings: [{ code: "TOO_SMALL", message: expect.stringContaining("图片尺寸较小") }, { code: "CUT" }],
    });
  });
});

describe("a PDF", () => {
  it("is kept as it is, saved and never shown as a page", async () => {
    const { upload: pdf } = await upload(on, record.graduate, record.id, aPdf(), { fileName: "解约函.exe" });
    expect(pdf).toMatchObject({ kind: "PDF", thumbnailUrl: null, width: null, warnings: [] });
    expect(pdf.url).toBe(pdf.originalUrl);
    const { headers, body } = await on.fetch(record.graduate, pdf.url);
    expect(body.equals(aPdf())).toBe(true);
    expect(headers).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent("解约函.pdf")}`,
      "content-security-policy": expect.stringContaining("sandbox"),
      "x-content-type-options": "nosniff",
    });
  });
});

/** Files that people had, and that were once refused: for the format of the one, for the owner's password of the other. */
const fromTheField = (name: string) => readFileSync(new URL(`../../../test/cases/${name}`, import.meta.url));

describe("spec 2 §6: cases from the field", () => {
  it("a progressive photo of 20 megapixels is taken: the bound is cost, not format", async () => {
    const photo = fromTheField("photo-20-megapixels-progressive.jpg");
    const { status, upload: taken } = await upload(on, record.graduate, record.id, photo);
    expect([status, taken.kind, taken.width, taken.height]).toEqual([200, "JPEG", 5120, 3840]);
    const { body } = await on.fetch(record.graduate, taken.originalUrl);
    expect(body.equals(photo)).toBe(true);
  });

  it("a PDF that opens without a password is taken, whatever its owner keeps from being changed", async () => {
    const letter = fromTheField("owner-password.pdf");
    const { status, upload: taken } = await upload(on, record.graduate, record.id, letter);
    expect([status, taken.kind, taken.state]).toEqual([200, "PDF", "COMPLETE"]);
  });
});

describe("issue 4, bad input: what cannot be taken says why and leaves nothing", () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`;
  it.each([
    ["SVG named .jpg", Buffer.from(svg), 415, "FILE_KIND"],
    ["HTML named .jpg", Buffer.from("<html><script>alert(1)</script></html>"), 415, "FILE_KIND"],
    ["0 bytes", Buffer.alloc(0), 415, "FILE_EMPTY"],
    [
      "10 MB and one byte",
      Buffer.concat([page, Buffer.alloc(10 * MB + 1 - page.length)]),
      413,
      "FILE_TOO_LARGE",
    ],
    ["half a picture", page.subarray(0, page.length >> 1), 415, "FILE_BROKEN"],
    [
      "a picture and a page in one",
      Buffer.concat([page, Buffer.from("<script>1</script>")]),
      415,
      "FILE_MIXED",
    ],
    ["a PDF with a password", aPdf({ trailer: "/Encrypt << /Filter /Own >>" }), 415, "FILE_ENCRYPTED"],
    ["half a PDF", aPdf().subarray(0, 200), 415, "FILE_BROKEN"],
  ])("%s", async (_name, bytes, status, code) => {
    const before = filesOf().length;
    const answer = await upload(on, record.graduate, record.id, bytes);
    expect(answer).toMatchObject({ status, code, message: expect.stringMatching(/[\u4e00-\u9fff]{6}/) });
    expect(await on.ask(record.graduate, UPLOADS.list, { recordId: record.id })).toEqual([]);
    expect(filesOf()).toHaveLength(before);
    expect((await putBytes(on, record.graduate, "/student/uploads/x", page)).json().code).toBe(
      "UPLOAD_EXPIRED",
    );
  });

  it("says so over a real line too, and goes on using it", async () => {
    const slot = await beginUpload(on, record.graduate, record.id);
    const response = await fetch(`http://${await on.address()}${slot.putUrl}`, {
      method: "PUT",
      headers: { cookie: await on.cookieOf(record.graduate), "apollo-require-preflight": "1" },
      body: "<html></html>",
    });
    expect(response.headers.get("connection")).toBe("keep-alive");
    expect([response.status, await response.json()]).toEqual([
      415,
      { code: "FILE_KIND", message: expect.stringContaining("PDF") },
    ]);
  });

  it("11 MB that do not say so beforehand: cut off while reading", async () => {
    const slot = await beginUpload(on, record.graduate, record.id);
    const response = await fetch(`http://${await on.address()}${slot.putUrl}`, {
      method: "PUT",
      headers: { cookie: await on.cookieOf(record.graduate), "apollo-require-preflight": "1" },
      body: new ReadableStream({
        start(controller) {
          for (let n = 0; n < 11; n += 1) controller.enqueue(new Uint8Array(MB));
          controller.close();
        },
      }),
      duplex: "half",
    } as RequestInit);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      413,
      "FILE_TOO_LARGE",
    ]);
  });

  it("is refused at the beginning where it says so itself", async () => {
    const begin = (bytes: number) => beginUpload(on, record.graduate, record.id, { bytes });
    expect(await begin(11 * MB)).toMatchObject({ code: "FILE_TOO_LARGE" });
    expect(await begin(0)).toMatchObject({ code: "FILE_EMPTY" });
    expect(await beginUpload(on, record.graduate, record.id, { purpose: "a b" })).toMatchObject({
      code: "INVALID_INPUT",
    });
  });

  it("the 21st file, also of 25 at once; a refused or removed one gives its place free", async () => {
    // One session for all of them: addresses are bound to it.
    await on.cookieOf(record.graduate);
    const begun = await Promise.all(
      Array.from({ length: 25 }, () => beginUpload(on, record.graduate, record.id)),
    );
    const slots = begun.filter((answer) => answer.__typename === "UploadSlot");
    expect(slots).toHaveLength(20);
    expect(new Set(slots.map((slot) => slot.upload.position)).size).toBe(20);
    expect(begun.find((answer) => answer.__typename === "LimitReached")).toMatchObject({
      code: "TOO_MANY_FILES",
      limit: 20,
      message: expect.stringContaining("20"),
    });
    const refused = await putBytes(on, record.graduate, slots[0]?.putUrl ?? "", Buffer.from("no picture"));
    expect(refused.statusCode).toBe(415);
    const removed = await on.ask(record.graduate, UPLOADS.remove, { id: slots[1]?.upload.id ?? "" });
    expect(removed.uploads).toHaveLength(18);
    expect((await beginUpload(on, record.graduate, record.id)).__typename).toBe("UploadSlot");
    expect((await beginUpload(on, record.graduate, record.id)).__typename).toBe("UploadSlot");
    expect((await beginUpload(on, record.graduate, record.id)).code).toBe("TOO_MANY_FILES");
    // The other side has its own twenty (F-33).
    expect((await beginUpload(on, record.employer, record.id)).__typename).toBe("UploadSlot");
  });

  it("P-15: what one account sends in a day, taken out and refused ones included", async () => {
    await upload(on, record.graduate, record.id, Buffer.from("no picture"));
    const use = (limit: RateLimit, { graduate }: typeof record, uses: number) =>
      takeToday(on.platform, limit, `GRADUATE ${graduate.accountId}`, on.clock.now(), uses);
    await use(DAILY_LIMITS.filesOfPerson, record, 198);
    const late = await beginUpload(on, record.graduate, record.id);
    const last = await upload(on, record.graduate, record.id, page);
    expect(last.status).toBe(200);
    const full = { code: "LIMIT_REACHED", message: expect.stringContaining("每日200个") };
    // Told before anything is sent; and what was begun before is not taken in any more.
    expect(await beginUpload(on, record.graduate, record.id)).toMatchObject(full);
    const refused = await putBytes(on, record.graduate, late.putUrl, page);
    expect([refused.statusCode, refused.json()]).toEqual([429, expect.objectContaining(full)]);
    expect(refused.headers.connection).toBe("close");
    // Asked again for what is done, it is done.
    expect((await beginUpload(on, record.graduate, record.id, { id: last.id })).alreadyDone).toBe(true);
    // The place is free again, and the other side is in nobody's debt.
    expect(await on.ask(record.graduate, UPLOADS.list, { recordId: record.id })).toHaveLength(1);
    expect((await upload(on, record.employer, record.id, page)).status).toBe(200);
    const other = await anAgreement(on.platform);
    await use(DAILY_LIMITS.kilobytesOfPerson, other, 600_000);
    expect(await beginUpload(on, other.graduate, other.id)).toMatchObject({
      code: "LIMIT_REACHED",
      message: expect.stringContaining("600 MB"),
    });
    on.clock.advance(86_400);
    expect((await upload(on, other.graduate, other.id, page)).status).toBe(200);
  });

  it("the 61st file of all parties together", async () => {
    await on.platform.pool.query(
      `insert into upload (id, record_id, purpose, file_name, position, uploader_role, begun_at)
       select gen_random_uuid(), $1, 'AGREEMENT_SCAN', 'x', n, 'SCHOOL', $2 from generate_series(1, 59) n`,
      [record.id, on.clock.now()],
    );
    expect((await beginUpload(on, record.graduate, record.id)).__typename).toBe("UploadSlot");
    expect(await beginUpload(on, record.graduate, record.id)).toMatchObject({
      code: "TOO_MANY_FILES",
      limit: 60,
    });
  });
});

describe("P-07: who may", () => {
  it("records out of sight are unknown; others' ids tell nothing", async () => {
    const stranger = await aGraduate(on.platform);
    const id = newId();
    await beginUpload(on, record.graduate, record.id, { id });
    const unknown = await beginUpload(on, stranger, newId());
    expect(unknown.code).toBe("UNKNOWN_RECORD");
    expect(await beginUpload(on, stranger, record.id)).toEqual(unknown);
    expect(await on.ask(stranger, UPLOADS.remove, { id })).toEqual(unknown);
    expect(await on.ask(stranger, UPLOADS.remove, { id: newId() })).toEqual(unknown);
    expect(await on.ask(stranger, UPLOADS.list, { recordId: record.id })).toEqual([]);
    const own = await anAgreement(on.platform);
    expect(await beginUpload(on, own.graduate, own.id, { id })).toMatchObject({ code: "ID_TAKEN" });
  });

  it("the owner of the record's kind decides by state, purpose and party; each side has its own files", async () => {
    await upload(on, record.graduate, record.id, page);
    await upload(on, record.employer, record.id, aPdf());
    const [mine] = await on.ask(record.graduate, UPLOADS.list, { recordId: record.id });
    const [theirs] = await on.ask(record.employer, UPLOADS.list, { recordId: record.id });
    expect([mine?.kind, theirs?.kind]).toEqual(["JPEG", "PDF"]);
    expect(await on.ask(record.employer, UPLOADS.remove, { id: mine?.id ?? "" })).toMatchObject({
      code: "UPLOADS_CLOSED",
    });
    expect(await beginUpload(on, record.graduate, record.id, { purpose: "STATEMENT" })).toMatchObject({
      code: "UPLOADS_CLOSED",
    });
    const school = await aSchool(on.platform);
    const graduate = await aGraduate(on.platform, { school });
    const staff = await aStaffAccount(on.platform, { school });
    const theirOwn = await anAgreement(on.platform, { graduate });
    expect(await beginUpload(on, staff, theirOwn.id)).toMatchObject({ code: "UPLOADS_CLOSED" });
    const signed = await anAgreement(on.platform, { graduate, status: "SIGNED" });
    expect(await beginUpload(on, graduate, signed.id)).toMatchObject({ code: "UPLOADS_CLOSED" });
    const gone = await aGraduate(on.platform, { frozen: true });
    const frozen = await anAgreement(on.platform, { graduate: gone });
    expect(["FROZEN", "UNKNOWN_RECORD"]).toContain((await beginUpload(on, gone, frozen.id)).code);
  });

  it("bytes that arrive after the record moved on are not taken", async () => {
    const slot = await beginUpload(on, record.employer, record.id);
    await on.platform.pool.query("update record set status = 'SCHOOL_REVIEW' where id = $1", [record.id]);
    const late = await putBytes(on, record.employer, slot.putUrl, page);
    expect([late.statusCode, late.json().code]).toEqual([403, "UPLOADS_CLOSED"]);
    expect(
      (await on.row("select stored_at from upload where id = $1", [slot.upload.id])).stored_at,
    ).toBeNull();
  });

  it("an address opens for its session alone, for its file and use, for ten minutes at most", async () => {
    const { upload: done } = await upload(on, record.graduate, record.id, page);
    const stranger = await aGraduate(on.platform);
    const status = async (person: TestGraduate | null, path: string) => (await on.fetch(person, path)).status;
    expect(await status(record.graduate, done.url)).toBe(200);
    const other = await upload(
      on,
      stranger,
      (await anAgreement(on.platform, { graduate: stranger })).id,
      page,
    );
    const wrong = await on.fetch(stranger, done.url);
    const unknown = await on.fetch(stranger, other.upload.url.replace(other.id, newId()));
    expect([wrong.status, wrong.body]).toEqual([404, unknown.body]);
    expect(await status(null, done.url)).toBe(404);
    expect(await status(record.graduate, done.url.replace("screen", "original"))).toBe(404);
    expect(await status(record.graduate, done.url.replace(done.id, other.id))).toBe(404);
    expect(await status(record.graduate, done.url.replace(/e=\d+/, "e=99999999999999"))).toBe(404);
    expect(await status(record.graduate, done.url.replace("/student/", "/admin/"))).toBe(404);
    expect(await status(record.graduate, `/student/files/${done.id}/screen`)).toBe(404);
    expect(
      await status(record.graduate, `/student/files/..%2f..%2fkeys/original${done.url.slice(-60)}`),
    ).toBe(404);
    on.clock.advance(601);
    expect(await status(record.graduate, done.url)).toBe(404);
    const [again] = await on.ask(record.graduate, UPLOADS.list, { recordId: record.id });
    expect(await status(record.graduate, again?.url ?? "")).toBe(200);
  });

  it("an address for bytes wants its session, the header of our pages and our origin", async () => {
    const { putUrl, upload: slot } = await beginUpload(on, record.graduate, record.id);
    const stranger = await aGraduate(on.platform);
    const code = async (...args: Parameters<typeof putBytes> extends [TestApp, ...infer R] ? R : never) => {
      const answer = await putBytes(on, ...args);
      return [answer.statusCode, answer.json().code ?? answer.json().errors?.[0].extensions.code];
    };
    expect(await code(null, putUrl, page)).toEqual([401, "UNAUTHENTICATED"]);
    expect(await code(stranger, putUrl, page)).toEqual([403, "UPLOAD_EXPIRED"]);
    expect(await code(record.graduate, putUrl, page, { "apollo-require-preflight": undefined })).toEqual([
      403,
      "FORBIDDEN",
    ]);
    expect(await code(record.graduate, putUrl, page, { origin: "https://evil.example" })).toEqual([
      403,
      "FORBIDDEN",
    ]);
    const unconfirmed = await aGraduate(on.platform, { confirmed: false });
    expect(await code(unconfirmed, putUrl, page)).toEqual([403, "NOT_CONFIRMED"]);
    on.clock.advance(601);
    expect(await code(record.graduate, putUrl, page)).toEqual([403, "UPLOAD_EXPIRED"]);
    const renewed = await beginUpload(on, record.graduate, record.id, { id: slot.id });
    expect((await putBytes(on, record.graduate, renewed.putUrl, page)).statusCode).toBe(200);
  });

  it("P-08: what is opened is in the audit log, thumbnails are not", async () => {
    const { upload: done } = await upload(on, record.graduate, record.id, page);
    for (const url of [done.url, done.originalUrl, done.thumbnailUrl]) await on.fetch(record.graduate, url);
    await on.fetch(null, done.url);
    const { rows } = await on.platform.pool.query(
      "select act, detail->>'variant' as variant from audit_entry where subject_id = $1 order by id",
      [record.id],
    );
    expect(rows).toEqual([
      { act: "UPLOAD_STORED", variant: null },
      { act: "UPLOAD_VIEWED", variant: "screen" },
      { act: "UPLOAD_VIEWED", variant: "original" },
    ]);
  });
});

describe("order", () => {
  it("is that of the beginning, whatever arrives first, and can be changed as a whole", async () => {
    const slots = [];
    for (let n = 0; n < 3; n += 1) slots.push(await beginUpload(on, record.graduate, record.id));
    const { upload: underWay } = await beginUpload(on, record.graduate, record.id);
    for (const slot of slots.toReversed()) await putBytes(on, record.graduate, slot.putUrl, page);
    const [a, b, c] = slots.map((slot) => slot.upload.id);
    const idsNow = async () =>
      (await on.ask(record.graduate, UPLOADS.list, { recordId: record.id })).map(
        ({ id }: { id: string }) => id,
      );
    expect(await idsNow()).toEqual([a, b, c, underWay.id]);
    const order = (ids: (string | undefined)[]) =>
      on.ask(record.graduate, UPLOADS.order, {
        recordId: record.id,
        purpose: "AGREEMENT_SCAN",
        ids: ids.filter((id) => id !== undefined),
      });
    const { uploads } = await order([c, a, b]);
    expect(uploads.map(({ id }: { id: string }) => id)).toEqual([c, a, b, underWay.id]);
    expect(await idsNow()).toEqual([c, a, b, underWay.id]);
    for (const wrong of [
      [c, a],
      [c, a, a],
      [c, a, newId()],
      [c, a, b, b],
    ]) {
      expect(await order(wrong)).toMatchObject({ code: "UPLOADS_CHANGED" });
    }
    expect(await idsNow()).toEqual([c, a, b, underWay.id]);
  });
});
