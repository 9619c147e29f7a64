import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { aGraduate, anAgreement, anEmployer, aStaffAccount, PASSWORD } from "../../test/factories.js";
import { openTestServer, type TestServer } from "../../test/server.js";

const TOKEN = "a-token-for-tests";
let on: TestServer;
beforeAll(async () => {
  on = await openTestServer({ metricsToken: TOKEN });
});
afterAll(() => on?.close());

const read = (headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` }) =>
  on.app.inject({ method: "GET", url: "/metrics", headers });

describe("GET /metrics", () => {
  it("is there for whoever bears the token alone, and not at all without one", async () => {
    expect((await read({})).statusCode).toBe(404);
    expect((await read({ authorization: "Bearer another-token" })).statusCode).toBe(404);
    expect((await read()).headers["content-type"]).toContain("text/plain; version=0.0.4");
    const closed = await openTestServer();
    try {
      const answer = await closed.app.inject({
        url: "/metrics",
        headers: { authorization: "Bearer undefined" },
      });
      expect(answer.statusCode).toBe(404);
    } finally {
      await closed.close();
    }
  });

  it("counts operations by kind and outcome, their time, sockets, connections, jobs and the clock's lag", async () => {
    const staff = await aStaffAccount(on.platform);
    const cookie = await on.signIn("admin", staff.username, PASSWORD);
    await on.sendRaw("admin", "{ staffViewer { username } }", {}, { cookie });
    await on.sendRaw("admin", "{ nothing }");
    const socket = new WebSocket(`ws://${await on.address()}/admin/graphql`, "graphql-transport-ws", {
      headers: { cookie },
    });
    await new Promise<void>((resolve) => socket.on("open", () => resolve()));
    const graduate = await aGraduate(on.platform);
    await anAgreement(on.platform, { graduate, employer: await anEmployer(on.platform), status: "INVITED" });
    await on.platform.pool.query("update record set closes_at = $1", [
      new Date(on.clock.now().getTime() - 90_000),
    ]);
    await on.platform.pool.query("select graphile_worker.add_job('nobody.knows')");

    const text = (await read()).body;

    for (const line of [
      'gd_operations_total{kind="mutation",status="ok"} 1',
      'gd_operations_total{kind="query",status="ok"} 1',
      'gd_operations_total{kind="none",status="error"} 1',
      'gd_operation_seconds_bucket{le="+Inf",kind="query"} 1',
      'gd_operation_seconds_count{kind="mutation"} 1',
      'gd_sockets{app="admin"} 1',
      "gd_pool_waiting 0",
      'gd_outbox_jobs{state="waiting"} 1',
      'gd_outbox_jobs{state="given_up"} 0',
      "gd_sweep_lag_seconds 90",
    ]) {
      expect(text.split("\n")).toContain(line);
    }
    // Each line is a comment, or a name, words of ours and a number: nothing of people or records fits in.
    for (const line of text.split("\n").filter((line) => line !== "")) {
      expect(line).toMatch(
        /^(# (HELP|TYPE) gd_\w+ .+|gd_\w+(\{(\w+="(query|mutation|none|ok|error|admin|student|employer|busy|idle|waiting|given_up|[\d.]+|\+Inf)",?)+\})? [\d.e+-]+)$/,
      );
    }
    socket.close();
    await expect.poll(async () => (await read()).body).toContain('gd_sockets{app="admin"} 0');
  });
});
