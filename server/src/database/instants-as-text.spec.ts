import "reflect-metadata";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestGround, type TestGround } from "../../test/factories.js";
import { INSTANTS_AS_TEXT } from "./pool.js";

let on: TestGround;
beforeAll(async () => {
  on = await openTestGround();
});
afterAll(() => on.close());

it.each([
  "2026-11-21 08:00:00+00",
  "2026-11-21 08:00:00.1+00",
  "2026-11-21 08:00:00.12+00",
  "2026-11-21 08:00:00.123+00",
  "2026-11-21 08:00:00.123456+00",
  "2026-11-21 16:00:00.5+08",
  "1949-10-01 07:00:00+00",
  "9999-12-31 23:59:59.999+00",
])("an instant as text is what a Date of it writes into JSON: %s", async (written) => {
  const text = "select $1::timestamptz as at";
  const [ofDate, ofText] = await Promise.all(
    [undefined, INSTANTS_AS_TEXT].map(async (types) => {
      const { rows } = await on.pool.query<{ at: unknown }>({ text, values: [written], types });
      return JSON.stringify(rows[0]);
    }),
  );
  expect(ofText).toBe(ofDate);
});

it("knows no instant as nothing", async () => {
  const { rows } = await on.pool.query({
    text: "select null::timestamptz as at",
    types: INSTANTS_AS_TEXT,
  });
  expect(rows).toEqual([{ at: null }]);
});
