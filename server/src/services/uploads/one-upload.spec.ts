import "reflect-metadata";
import { afterAll, beforeAll, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aGraduate, anAgreement, newId } from "../../../test/factories.js";
import { aPdf } from "../../../test/upload-files.js";
import { invitationPolicy, upload } from "../../../test/uploading.js";
import { registerUploadPolicy } from "./index.js";

const ONE = graphql(`
  query UploadFoundAgain($id: ID!) {
    upload(id: $id) { id originalUrl }
  }
`);

let on: TestApp;
beforeAll(async () => {
  registerUploadPolicy("ONLINE_AGREEMENT", invitationPolicy);
  on = await openTestApp();
});
afterAll(() => on?.close());

it("P-07: a file whose address ran out is found again by its own graduate, and by nobody else", async () => {
  const record = await anAgreement(on.platform);
  const { id } = await upload(on, record.graduate, record.id, aPdf());
  const found = await on.ask(record.graduate, ONE, { id });
  expect(found?.id).toBe(id);
  expect((await on.fetch(record.graduate, found?.originalUrl ?? "")).status).toBe(200);
  const other = await aGraduate(on.platform);
  expect(await on.ask(other, ONE, { id })).toBeNull();
  expect(await on.ask(record.graduate, ONE, { id: newId() })).toBeNull();
  expect(await on.ask(record.graduate, ONE, { id: "x" })).toBeNull();
});

it("S-04: its address opened by a browser without a session is the app, whose sign-in leads back", async () => {
  const open = (accept: string) =>
    on.app.inject({ url: `/student/files/${newId()}/original`, headers: { accept } });
  expect((await open("image/*")).body).toContain("文件地址已失效");
  expect((await open("text/html")).body).not.toContain("文件地址已失效");
});
