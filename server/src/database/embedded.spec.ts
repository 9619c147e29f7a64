import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedPostgres, stopEmbeddedPostgres } from "./embedded.js";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gd-embedded-"));
  // mkdtemp makes a folder for its owner alone; as root the server runs under another account.
  rmSync(folder, { recursive: true });
});

afterAll(async () => {
  await stopEmbeddedPostgres(folder);
  rmSync(folder, { recursive: true, force: true });
});

describe("embedded PostgreSQL", { timeout: 60_000 }, () => {
  it("starts on the loopback alone, with a password that only its owner reads", async () => {
    const { url, startedHere } = await startEmbeddedPostgres({ folder, durable: true });
    expect(startedHere).toBe(true);
    expect(await answer(url, "SELECT current_setting('listen_addresses') AS value")).toBe("127.0.0.1");
    expect(await answer(url, "SELECT current_setting('unix_socket_directories') AS value")).toBe("");
    expect(await answer(url, "SELECT current_setting('fsync') AS value")).toBe("on");
    expect(statSync(join(folder, "password")).mode & 0o777).toBe(0o600);
    const wrong = Object.assign(new URL(url), { password: "wrong" }).href;
    await expect(answer(wrong, "SELECT 1 AS value")).rejects.toThrow("password authentication failed");
  });

  it("is reused while it runs", async () => {
    const first = await startEmbeddedPostgres({ folder, durable: true });
    const second = await startEmbeddedPostgres({ folder, durable: true });
    expect(second.url).toBe(first.url);
    expect(second.startedHere).toBe(false);
    await second.stop();
    expect(await answer(first.url, "SELECT 'alive' AS value")).toBe("alive");
  });

  it("recovers with its data when PostgreSQL was killed", async () => {
    const { url } = await startEmbeddedPostgres({ folder, durable: true });
    await answer(url, "CREATE TABLE kept AS SELECT 'kept' AS value");
    process.kill(postmasterPid(), "SIGKILL");
    const again = await startEmbeddedPostgres({ folder, durable: true });
    expect(again.startedHere).toBe(true);
    expect(await answer(again.url, "SELECT value FROM kept")).toBe("kept");
  });

  it("starts over a pid file whose number now belongs to another program", async () => {
    await stopEmbeddedPostgres(folder);
    const stranger = spawn("sleep", ["60"]);
    await once(stranger, "spawn");
    const data = join(folder, "data");
    writeFileSync(join(data, "postmaster.pid"), `${stranger.pid}\n${data}\n1\n5432\n\n127.0.0.1\n`);
    const { url } = await startEmbeddedPostgres({ folder, durable: true });
    stranger.kill();
    expect(await answer(url, "SELECT value FROM kept")).toBe("kept");
  });

  it("is taken over when the process that started it has died", async () => {
    writeFileSync(join(folder, "owner"), "999999999:1");
    const { startedHere } = await startEmbeddedPostgres({ folder, durable: true });
    expect(startedHere).toBe(true);
  });

  it("refuses a cluster of another version", async () => {
    await stopEmbeddedPostgres(folder);
    const file = join(folder, "data/PG_VERSION");
    const version = readFileSync(file, "utf8");
    writeFileSync(file, "17\n");
    await expect(startEmbeddedPostgres({ folder, durable: true })).rejects.toThrow("PostgreSQL 17");
    writeFileSync(file, version);
  });
});

function postmasterPid(): number {
  return Number(readFileSync(join(folder, "data/postmaster.pid"), "utf8").split("\n")[0]);
}

/** The column `value` of the first row. */
async function answer(url: string, text: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: unknown }>(text);
    return rows[0]?.value;
  } finally {
    await client.end();
  }
}
