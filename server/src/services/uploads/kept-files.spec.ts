import "reflect-metadata";
import { readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { anAgreement, newId, type TestEmployer, type TestGraduate } from "../../../test/factories.js";
import { aPagePicture } from "../../../test/upload-files.js";
import { beginUpload, invitationPolicy, putBytes, UPLOADS, upload } from "../../../test/uploading.js";
import { inTransaction } from "../../database/transaction.js";
import { keepAsEvidence, registerUploadPolicy, sweepUploads, uploadsByIds, uploadsOf } from "./index.js";

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

const uploadsDir = () => join(on.platform.config.dataDir, "uploads");
/** Every stored file, with its path. */
const filesOf = () =>
  readdirSync(uploadsDir(), { recursive: true, encoding: "utf8" }).filter((name) => /\.\w+$/.test(name));
const contentOf = async (id: string) =>
  (await on.row<{ content: string }>("select content from upload where id = $1", [id])).content;
const DAY = 86_400;

const WANTED = { field: "uploadIds", purposes: ["AGREEMENT_SCAN"] };

describe("evidence: what a submission refers to", () => {
  const submit = (ids: string[], recordId = record.id) =>
    inTransaction(on.platform, (em) => keepAsEvidence(em, recordId, ids, WANTED, on.clock.now()));

  it("must be this record's, in its form, complete, of the purpose, and each once", async () => {
    const { id } = await upload(on, record.graduate, record.id, page);
    const other = await upload(on, record.graduate, record.id, page, { purpose: "AGREEMENT_SCAN:back" });
    const { upload: waiting } = await beginUpload(on, record.graduate, record.id, { fileName: "第9页.jpg" });
    const removed = await upload(on, record.graduate, record.id, page);
    await on.ask(record.graduate, UPLOADS.remove, { id: removed.id });
    const elsewhere = await anAgreement(on.platform);
    const foreign = await upload(on, elsewhere.graduate, elsewhere.id, page);
    for (const ids of [[other.id], [removed.id], [foreign.id], [newId()], [id, id], ["x"]]) {
      await expect(submit(ids)).rejects.toMatchObject({
        code: "INVALID_INPUT",
        fields: [{ field: "uploadIds" }],
      });
    }
    await expect(submit([id, waiting.id])).rejects.toThrow("「第9页.jpg」尚未上传完成");
    expect((await submit([id])).map((row) => row.id)).toEqual([id]);
    const again = await inTransaction(on.platform, (em) => uploadsOf(em, record.id, [id], WANTED));
    expect(again[0]).toMatchObject({ id, evidence: true });
  });

  it("stays when it is taken out of the form, for ever, and the database itself keeps it", async () => {
    const first = await upload(on, record.graduate, record.id, page);
    const second = await upload(on, record.graduate, record.id, page);
    await submit([second.id, first.id]);
    const { uploads } = await on.ask(record.graduate, UPLOADS.remove, { id: first.id });
    expect(uploads.map(({ id }: { id: string }) => id)).toEqual([second.id]);
    on.clock.advance(9 * DAY);
    await sweepUploads(on.platform);
    const rows = await uploadsByIds(on.platform.pool, [second.id, first.id]);
    expect(rows.map((row) => row.id)).toEqual([second.id, first.id]);
    for (const row of rows) {
      for (const variant of ["original", "screen", "thumbnail"])
        expect(filesOf().some((name) => name.endsWith(`${row.content}.${variant}`))).toBe(true);
    }
    for (const statement of [
      "delete from upload where id = $1",
      "update upload set content = gen_random_uuid() where id = $1",
      "update upload set evidence_since = null where id = $1",
    ]) {
      await expect(on.platform.pool.query(statement, [first.id])).rejects.toThrow("is evidence");
    }
  });
});

describe("the sweep", () => {
  it("takes the files of what was taken out at once, after 7 days also its row and what was never finished, and nothing else", async () => {
    const kept = await upload(on, record.graduate, record.id, page);
    const removed = await upload(on, record.graduate, record.id, page);
    const { upload: waiting } = await beginUpload(on, record.graduate, record.id);
    const content = await contentOf(removed.id);
    await on.ask(record.graduate, UPLOADS.remove, { id: removed.id });
    await sweepUploads(on.platform);
    expect(filesOf().filter((name) => name.includes(content))).toEqual([]);
    on.clock.advance(6 * DAY);
    await sweepUploads(on.platform);
    expect(await uploadsByIds(on.platform.pool, [kept.id, removed.id, waiting.id])).toHaveLength(3);
    on.clock.advance(2 * DAY);
    await sweepUploads(on.platform);
    expect(await uploadsByIds(on.platform.pool, [kept.id, removed.id, waiting.id])).toMatchObject([
      { id: kept.id },
    ]);
    const [left] = await on.ask(record.graduate, UPLOADS.list, { recordId: record.id });
    expect((await on.fetch(record.graduate, left?.originalUrl ?? "")).body.equals(page)).toBe(true);
  });

  it("takes the files of a draft that was deleted (F-07)", async () => {
    const { id } = await upload(on, record.graduate, record.id, page);
    const content = await contentOf(id);
    await on.platform.pool.query("delete from agreement where record_id = $1", [record.id]);
    await on.platform.pool.query("delete from record where id = $1", [record.id]);
    await sweepUploads(on.platform);
    expect(await uploadsByIds(on.platform.pool, [id])).toEqual([]);
    expect(filesOf().filter((name) => name.includes(content))).toEqual([]);
  });

  it("takes what a crash between file and row left, which nobody ever saw", async () => {
    const slot = await beginUpload(on, record.graduate, record.id);
    // The last statement of the upload fails as if the process had ended there.
    await on.platform.pool.query(
      `create function crash() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$;
       create trigger crash before update on upload for each row when (new.content is not null) execute function crash()`,
    );
    const before = filesOf().length;
    expect((await putBytes(on, record.graduate, slot.putUrl, page)).statusCode).toBe(500);
    await on.platform.pool.query("drop trigger crash on upload; drop function crash()");
    expect(filesOf()).toHaveLength(before + 3);
    expect((await on.ask(record.graduate, UPLOADS.list, { recordId: record.id }))[0]).toMatchObject({
      state: "WAITING",
      url: null,
    });
    // The next try is whole, and the day after nothing is left of the first.
    expect((await putBytes(on, record.graduate, slot.putUrl, page)).statusCode).toBe(200);
    on.clock.advance(2 * DAY);
    await sweepUploads(on.platform);
    expect(filesOf()).toHaveLength(before + 3);
    const [done] = await on.ask(record.graduate, UPLOADS.list, { recordId: record.id });
    expect((await on.fetch(record.graduate, done?.originalUrl ?? "")).status).toBe(200);
  });
});

describe("P-08: on disk", () => {
  it("files are sealed, and one in another's place does not open", async () => {
    const [a, b] = [
      await upload(on, record.graduate, record.id, page),
      await upload(on, record.graduate, record.id, await aPagePicture({ seed: 2 })),
    ];
    const path = async (id: string) => {
      const content = await contentOf(id);
      return join(uploadsDir(), content.slice(-2), `${content}.original`);
    };
    const [pathA, pathB] = [await path(a.id), await path(b.id)];
    expect(readFileSync(pathA).includes(page.subarray(100, 120))).toBe(false);
    renameSync(pathB, pathA);
    expect((await on.fetch(record.graduate, a.upload.originalUrl)).status).toBe(500);
  });
});
