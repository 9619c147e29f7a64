import "reflect-metadata";
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId, openTestGround, type TestGround } from "../../test/factories.js";
import { Message } from "../services/notifications/index.js";
import { query, sql } from "./sql.js";
import { inTransaction } from "./transaction.js";

const SECRET = "110101200001011237";
let on: TestGround;
let log: string;
beforeAll(async () => {
  on = await openTestGround();
  const [cluster] = await query<{ folder: string; name: string }>(
    on.pool,
    sql`select current_setting('data_directory') as folder, current_database() as name`,
  );
  log = join(dirname(cluster?.folder ?? ""), "server.log");
  // What PostgreSQL logs of itself where nobody says otherwise, for connections to come.
  for (const setting of [
    "log_min_error_statement = 'error'",
    "log_error_verbosity = 'default'",
    "log_parameter_max_length_on_error = 0",
  ]) {
    await on.pool.query(`alter database ${cluster?.name} set ${setting}`);
  }
});
afterAll(() => on?.close());

const aMessage = (id: string) => ({
  id,
  recipientKind: "GRADUATE" as const,
  recipientId: newId(),
  dedupeKey: `${SECRET}-${id}`,
  title: SECRET,
  body: SECRET,
  recordId: null,
  sentAt: on.clock.now(),
  readAt: null,
});

describe("P-08: no value stands in the text of a statement", () => {
  it("MikroORM writes and reads the same with parameters", async () => {
    const [first, second] = [newId(), newId()];
    await inTransaction(on, async (em) => {
      em.create(Message, aMessage(first));
      em.create(Message, aMessage(second));
    });
    await inTransaction(on, async (em) => {
      const all = await em.find(Message, { id: [first, second] }, { orderBy: { id: "asc" } });
      expect(all.map(({ title }) => title)).toEqual([SECRET, SECRET]);
      expect(all[0]?.sentAt).toEqual(on.clock.now());
      // Both at once: one statement of many cases.
      for (const [index, message] of all.entries()) message.title = `是'"?\\${index}`;
      if (all[0]) all[0].readAt = on.clock.now();
    });
    const rows = await on.orm.em
      .fork()
      .find(Message, { title: { $like: `是'"?%` } }, { orderBy: { id: "asc" } });
    expect(rows.map(({ title, readAt }) => [title, readAt])).toEqual([
      [`是'"?\\0`, on.clock.now()],
      [`是'"?\\1`, null],
    ]);
    expect(await on.orm.em.fork().count(Message, { id: { $in: [first, newId()] }, recordId: null })).toBe(1);
    expect(await on.orm.em.fork().nativeDelete(Message, { id: [first, second] })).toBe(2);
  });

  it("PostgreSQL's log has none of them when a statement of any kind fails", async () => {
    await on.pool.query("alter table message rename to gone");
    const fresh = () => on.orm.em.fork();
    const before = statSync(log).size;
    const id = newId();
    const kinds: Record<string, () => Promise<unknown>> = {
      "insert into": () => inTransaction(on, async (em) => void em.create(Message, aMessage(id))),
      "insert of many": () => fresh().insertMany(Message, [aMessage(id), aMessage(newId())]),
      select: () => fresh().find(Message, { title: SECRET, body: { $like: `%${SECRET}` } }),
      count: () => fresh().count(Message, { title: SECRET }),
      update: () => fresh().nativeUpdate(Message, { title: SECRET }, { body: SECRET }),
      upsert: () => fresh().upsert(Message, aMessage(id)),
      delete: () => fresh().nativeDelete(Message, { dedupeKey: SECRET }),
      "by hand in the ORM": () => fresh().execute("select * from message where title = ?", [SECRET]),
      "by hand in a transaction": () => query(fresh(), sql`select * from message where title = ${SECRET}`),
      "by hand on the pool": () => query(on.pool, sql`select * from message where title = ${SECRET}`),
      prepared: () => query(on.pool, sql`select 1 from message where body = ${SECRET}`, { name: "gone" }),
    };
    const failed = await Promise.allSettled(Object.values(kinds).map((run) => run()));
    await on.pool.query("alter table gone rename to message");
    expect(failed.map(({ status }) => status)).toEqual(Object.keys(kinds).map(() => "rejected"));
    const written = () => readFileSync(log).subarray(before).toString("utf8");
    // The log is written by another process.
    for (const statement of ["insert into", "select", "update", "delete from"]) {
      await expect
        .poll(written, { timeout: 30_000 })
        .toMatch(new RegExp(`STATEMENT:\\s+${statement}[^;]*message`, "i"));
    }
    expect(written()).not.toContain(SECRET);
  });
});
