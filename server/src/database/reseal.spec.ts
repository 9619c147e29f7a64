import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { QueryConfig } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aGraduate, anAgreement, anEmployer, openTestGround, type TestGround } from "../../test/factories.js";
import { DocumentStore } from "../services/documents/index.js";
import { FolderBlobs } from "../storage/index.js";
import { resealDatabase } from "./reseal.js";
import { KeyRing, Sealed } from "./sealed.js";

const FIRST_KEY = Buffer.alloc(32, 7);
const SECOND_KEY = Buffer.alloc(32, 8);
const INDEX = Buffer.alloc(32, 9);
const both = new KeyRing(
  new Map([
    [1, FIRST_KEY],
    [2, SECOND_KEY],
  ]),
  INDEX,
);
const onlySecond = new KeyRing(new Map([[2, SECOND_KEY]]), INDEX);

let on: TestGround;
const folder = mkdtempSync(join(tmpdir(), "gd-reseal-"));
beforeAll(async () => {
  on = await openTestGround();
});
afterAll(async () => {
  await on?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("rotation of the data key", () => {
  it("seals every sealed column anew, so that the old key is needed no longer", async () => {
    const graduate = await aGraduate(on);
    await anAgreement(on, { graduate, employer: await anEmployer(on) });
    const { rows: indexes } = await on.pool.query("select id_number_index from graduate order by id");

    const done = await resealDatabase(on.pool, both);

    const counts = Object.fromEntries(done.map(({ column, rows }) => [column, rows]));
    expect(counts).toMatchObject({
      "agreement.contact_mobile_sealed": 1,
      "employer.contact_mobile_sealed": 1,
      "graduate.id_number_sealed": 1,
      "graduate_account.mobile_sealed": 1,
      "registry_student.mobile_sealed": expect.any(Number),
    });
    const { rows } = await on.pool.query<{ id_number_sealed: Buffer }>(
      "select id_number_sealed from graduate",
    );
    expect(
      rows.map((row) => onlySecond.open("graduate.id_number_sealed", new Sealed(row.id_number_sealed))),
    ).toEqual([graduate.idNumber]);
    // Search by number goes on: its index is made with a secret of its own.
    expect((await on.pool.query("select id_number_index from graduate order by id")).rows).toEqual(indexes);
    expect((await resealDatabase(on.pool, both)).every((again) => again.rows === 0)).toBe(true);
  });

  it("goes on where it was ended, over more rows than one batch", async () => {
    await on.pool.query(
      `insert into employer_account (id, employer_id, mobile_index, mobile_sealed, mobile_mask, name, password_hash)
        select gen_random_uuid(), e.id, sha256(n::text::bytea), $1, '139****5678', '经办人', 'x'
        from employer e cross join generate_series(1, 1200) n`,
      [on.keys.seal("employer_account.mobile_sealed", "13912345678").bytes],
    );
    const left = async () => {
      const { rows } = await on.pool.query(
        "select count(*)::int as left from employer_account where get_byte(mobile_sealed, 0) = 1",
      );
      return rows[0].left as number;
    };
    expect(await left()).toBe(1200);
    let writes = 0;
    const dying = new Proxy(on.pool, {
      get: (target, key) => {
        const value = Reflect.get(target, key) as unknown;
        if (key !== "query") return typeof value === "function" ? value.bind(target) : value;
        return async (asked: string | QueryConfig, values: unknown[]) => {
          const text = typeof asked === "string" ? asked : asked.text;
          if (text.startsWith("update") && ++writes === 2) throw new Error("Ended");
          return await target.query(asked as string, values);
        };
      },
    });
    await expect(resealDatabase(dying, both)).rejects.toThrow("Ended");
    expect(await left()).toBe(700);
    await resealDatabase(on.pool, both);
    expect(await left()).toBe(0);
  });

  it("changes nothing when a value was altered or its key is missing", async () => {
    await aGraduate(on);
    await expect(resealDatabase(on.pool, onlySecond)).rejects.toThrow("unknown key (id 1)");
  });

  it("seals stored documents anew under the same name", async () => {
    const key = await new DocumentStore(new FolderBlobs(folder), on.keys).put(Buffer.from("%PDF-"));
    expect(await new DocumentStore(new FolderBlobs(folder), both).reseal()).toBe(1);
    expect(await new DocumentStore(new FolderBlobs(folder), both).reseal()).toBe(0);
    expect(String(await new DocumentStore(new FolderBlobs(folder), onlySecond).get(key))).toBe("%PDF-");
    expect(await new DocumentStore(new FolderBlobs(join(folder, "none")), both).reseal()).toBe(0);
  });
});
