import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  anEmployer,
  aProvince,
  aSchool,
  aStaffAccount,
  openTestGround,
  signedInEmployer,
  signedInGraduate,
  type TestGround,
} from "../../test/factories.js";
import { query, sql } from "../database/sql.js";
import type { Viewer } from "../parties/identity/index.js";
import { recordsInSight } from "./index.js";

let on: TestGround;
/** Records by a name that says whose they are. */
const records = new Map<string, string>();
const viewers = new Map<string, Viewer>();

beforeAll(async () => {
  on = await openTestGround();
  const employers = { e1: await anEmployer(on), e2: await anEmployer(on) };
  for (const [provinceName, schools] of [
    ["A", ["A1", "A2"]],
    ["B", ["B1"]],
  ] as const) {
    const province = await aProvince(on);
    viewers.set(`province ${provinceName}`, await aStaffAccount(on, { province }));
    for (const schoolName of schools) {
      const school = await aSchool(on, { province });
      viewers.set(`school ${schoolName}`, await aStaffAccount(on, { school }));
      for (const name of [`${schoolName}x`, `${schoolName}y`]) {
        const department = await aDepartment(on, { school });
        viewers.set(`department ${name}`, await aStaffAccount(on, { department }));
        for (const level of ["UNDERGRADUATE", "POSTGRADUATE"] as const) {
          const graduate = await aGraduate(on, { department, level });
          const title = `${name}${level === "UNDERGRADUATE" ? "-u" : "-p"}`;
          viewers.set(`graduate ${title}`, signedInGraduate(graduate));
          for (const [number, employer] of Object.entries(employers)) {
            records.set(`${title}-${number}`, (await anAgreement(on, { graduate, employer })).id);
          }
        }
      }
    }
  }
  viewers.set("employer e1", signedInEmployer(employers.e1));
  viewers.set("ministry", await aStaffAccount(on, { role: "MINISTRY" }));
  viewers.set("operator", await aStaffAccount(on, { role: "OPERATOR" }));
  viewers.set("nobody", { role: "ANONYMOUS" });
  addVariants();
});
afterAll(() => on?.close());

/** Scopes and rights of accounts that are otherwise those above. */
function addVariants(): void {
  for (const name of ["school A1", "department A1x", "province A", "ministry"]) {
    const viewer = viewers.get(name);
    if (!viewer || !("levelScope" in viewer)) throw new Error(name);
    viewers.set(`${name}, 只读`, { ...viewer, employmentRight: "READ_ONLY" });
    viewers.set(`${name}, 无权限`, { ...viewer, employmentRight: "NONE" });
    viewers.set(`${name}, 研究生`, { ...viewer, levelScope: "POSTGRADUATE" });
    viewers.set(`${name}, module closed`, { ...viewer, openedModules: ["ARCHIVE"] });
  }
}

async function seenBy(name: string): Promise<string[]> {
  const viewer = viewers.get(name);
  if (!viewer) throw new Error(`Nobody is called ${name}`);
  const rows = await query<{ id: string }>(
    on.pool,
    sql`select r.id from record r where ${recordsInSight(viewer)}`,
  );
  const ids = new Set(rows.map((row) => row.id));
  return [...records].filter(([, id]) => ids.has(id)).map(([title]) => title);
}

function titled(pattern: RegExp): string[] {
  return [...records.keys()].filter((title) => pattern.test(title));
}

/** By hand from P-02, P-03, P-04, P-06, F-16: what a title must look like to be seen. */
const SEEN: [string, RegExp][] = [
  ["graduate A1x-u", /^A1x-u/],
  ["graduate B1y-p", /^B1y-p/],
  ["employer e1", /-e1$/],
  ["department A1x", /^A1x/],
  ["department A1x, 只读", /^A1x/],
  ["department A1x, 研究生", /^A1x-p/],
  ["department A1x, 无权限", /^none$/],
  ["department A1x, module closed", /^none$/],
  ["school A1", /^A1/],
  ["school A1, 只读", /^A1/],
  ["school A1, 研究生", /^A1.-p/],
  ["school A1, 无权限", /^none$/],
  ["school A1, module closed", /^none$/],
  ["school A2", /^A2/],
  ["province A", /^A/],
  ["province A, 只读", /^A/],
  ["province A, 无权限", /^none$/],
  ["province B", /^B/],
  ["ministry", /./],
  ["ministry, 无权限", /^none$/],
  ["operator", /^none$/],
  ["nobody", /^none$/],
];

describe("P-02, P-03, P-04, P-06, F-16: the rows each viewer sees", () => {
  it("has records to tell apart", () => {
    expect(records.size).toBe(24);
  });

  it.each(SEEN)("%s: %s", async (name, pattern) => {
    expect(await seenBy(name)).toEqual(titled(pattern));
  });
});
