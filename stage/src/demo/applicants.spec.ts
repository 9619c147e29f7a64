import "reflect-metadata";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROUTES } from "@gd/server/composition.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestServer, type TestServer } from "../../../server/test/server.js";
import { applicants } from "../country/applicants.js";
import { generateCountry } from "../country/index.js";
import { playApplicants } from "./applicants.js";
import { playCorrections } from "./corrections.js";
import { insertCountry } from "./insert-country.js";

const folder = mkdtempSync(join(tmpdir(), "gd-applicants-"));
const country = generateCountry();
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ dataDir: folder }, ROUTES);
  await insertCountry(server.platform, country, server.clock.now());
}, 60_000);

afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("F-70, F-73: brings an employer into every state of verification, and an operator to a queue", async () => {
  await playApplicants(server.platform);
  const { rows } = await server.platform.pool.query<{ status: string | null; n: number }>(
    `select r.status, count(*)::int as n from employer e
      left join record r on r.employer_id = e.id and r.kind = 'EMPLOYER_VERIFICATION'
      where e.registered_at is not null group by r.status`,
  );
  expect(Object.fromEntries(rows.map(({ status, n }) => [status ?? "NONE", n]))).toEqual({
    NONE: 1,
    DRAFT: 2,
    OPERATOR_REVIEW: 3,
    RETURNED: 1,
    REJECTED: 1,
    WITHDRAWN: 1,
    VERIFIED: 1,
    ABANDONED: 1,
  });
  const paid = await server.platform.pool.query("select state from employer_transfer");
  expect(paid.rows).toEqual([{ state: "PAID" }]);
  await playCorrections(server.platform, country);
  const corrections = await server.platform.pool.query<{ status: string; n: number }>(
    "select status, count(*)::int as n from record where kind = 'EMPLOYER_CORRECTION' group by status",
  );
  expect(Object.fromEntries(corrections.rows.map(({ status, n }) => [status, n]))).toEqual({
    DRAFT: 1,
    OPERATOR_REVIEW: 2,
    WITHDRAWN: 1,
    ABANDONED: 1,
    RETURNED: 1,
    REJECTED: 1,
    CORRECTED: 1,
  });
  expect(new Set(applicants.map(({ mobile }) => mobile)).size).toBe(applicants.length);
}, 60_000);
