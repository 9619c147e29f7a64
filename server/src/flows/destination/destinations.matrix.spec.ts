import "reflect-metadata";
import { afterAll, beforeAll } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { DESTINATION } from "../../../test/matrices.js";
import { describeMatrix } from "../../../test/matrix-suite.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

describeMatrix(() => on, DESTINATION);
