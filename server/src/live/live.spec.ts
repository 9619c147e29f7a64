import { type AddressInfo, createConnection, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { aGraduate, aStaffAccount, PASSWORD } from "../../test/factories.js";
import { openTestServer, type TestServer } from "../../test/server.js";
import { endSessionsOf } from "../parties/identity/index.js";
import { type LiveHint, LiveHub, publish, topic, topicsOf } from "./live.js";

let on: TestServer;
beforeAll(async () => {
  on = await openTestServer();
});
afterAll(() => on.close());

/** Reads until a hint of this kind comes. */
async function until(stream: AsyncIterator<LiveHint>, kind: LiveHint["kind"]): Promise<LiveHint> {
  for (;;) {
    const { value } = (await stream.next()) as IteratorYieldResult<LiveHint>;
    if (value.kind === kind) return value;
  }
}

describe("the hub", () => {
  it("says HELLO first, then what was committed, and nothing of what was not", async () => {
    const stream = on.platform.live.subscribe([topic.graduate("g1")]);
    expect((await stream.next()).value).toEqual({ kind: "HELLO", recordId: null });
    const em = on.platform.orm.em.fork();
    const rolledBack = em.transactional(async (inside) => {
      await publish(inside, [{ topics: [topic.graduate("g1")], kind: "MESSAGE" }]);
      throw new Error("back");
    });
    await expect(rolledBack).rejects.toThrow("back");
    await em.transactional((inside) =>
      publish(inside, [
        { topics: [topic.graduate("other")], kind: "RECORD", recordId: "r0" },
        { topics: [topic.employer("e1"), topic.graduate("g1")], kind: "RECORD", recordId: "r1" },
      ]),
    );
    expect((await stream.next()).value).toEqual({ kind: "RECORD", recordId: "r1" });
    await stream.return?.();
    expect(await stream.next()).toEqual({ value: undefined, done: true });
  });

  it("collapses what nobody reads into HELLO", async () => {
    const stream = on.platform.live.subscribe(["flood"]);
    const mark = on.platform.live.subscribe(["mark"]);
    await publish(
      on.platform.pool,
      Array.from({ length: 70 }, () => ({ topics: ["flood"], kind: "QUEUE" as const })),
    );
    await publish(on.platform.pool, [{ topics: ["mark"], kind: "QUEUE" }]);
    await until(mark, "QUEUE");
    const { value } = await stream.next();
    expect(value).toEqual({ kind: "HELLO", recordId: null });
  });

  it("finds out that the line is dead though nobody hung up, listens again and says HELLO", async () => {
    const { port: database } = new URL(on.platform.config.databaseUrl ?? "");
    const lines: Socket[] = [];
    const between = createServer((near) => {
      const far = createConnection(Number(database), "127.0.0.1");
      lines.push(near, far);
      for (const line of [near, far]) line.on("error", () => undefined);
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => between.listen(0, "127.0.0.1", resolve));
    const through = new URL(on.platform.config.databaseUrl ?? "");
    through.port = String((between.address() as AddressInfo).port);
    const hub = new LiveHub(through.href, on.platform.logger, 500);
    await hub.start();
    try {
      const stream = hub.subscribe(["dead"]);
      await until(stream, "HELLO");
      // Nothing comes through any more, in either direction, and nothing is closed.
      for (const line of lines) line.unpipe().pause();
      await until(stream, "HELLO");
      await publish(on.platform.pool, [{ topics: ["dead"], kind: "QUEUE" }]);
      await until(stream, "QUEUE");
    } finally {
      await hub.stop();
      for (const line of lines) line.destroy();
      between.close();
    }
  });

  it("listens again after its connection was lost, and says HELLO", async () => {
    const stream = on.platform.live.subscribe(["after"]);
    await until(stream, "HELLO");
    await on.platform.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'live' and datname = current_database()",
    );
    await until(stream, "HELLO");
    await publish(on.platform.pool, [{ topics: ["after"], kind: "RECORD", recordId: "r2" }]);
    expect(await until(stream, "RECORD")).toEqual({ kind: "RECORD", recordId: "r2" });
  });

  it("lets staff of one level hear of that level only (P-03)", () => {
    const heard = topicsOf({
      role: "SCHOOL",
      sessionId: "s",
      accountId: "a",
      provinceId: "p",
      schoolId: "x",
      departmentId: null,
      levelScope: "POSTGRADUATE",
      employmentRight: "READ_ONLY",
      archiveRight: "NONE",
      householdRight: "NONE",
      openedModules: ["EMPLOYMENT"],
      standsIn: [],
      asksAgain: null,
      name: "",
      organisation: "",
    });
    expect(heard).toEqual(["session:s", "school:x:POSTGRADUATE"]);
  });
});

interface Frame {
  type: string;
  id?: string;
  payload?: unknown;
}

/** A client of the protocol, bare: connects and keeps every frame. */
async function connect(app: string, headers: Record<string, string>) {
  const socket = new WebSocket(`ws://${await on.address()}/${app}/graphql`, "graphql-transport-ws", {
    headers,
  });
  const frames: Frame[] = [];
  const waiting: ((frame: Frame) => void)[] = [];
  socket.on("message", (text) => {
    const frame = JSON.parse(String(text)) as Frame;
    const next = waiting.shift();
    if (next) next(frame);
    else frames.push(frame);
  });
  const closed = new Promise<number>((resolve) => socket.on("close", (code) => resolve(code)));
  const refused = new Promise<number>((resolve) =>
    socket.on("unexpected-response", (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    }),
  );
  socket.on("error", () => undefined);
  return {
    closed,
    refused,
    opened: new Promise<void>((resolve) => socket.on("open", () => resolve())),
    send: (frame: Frame) => socket.send(JSON.stringify(frame)),
    next: () => {
      const frame = frames.shift();
      return frame ? Promise.resolve(frame) : new Promise<Frame>((resolve) => waiting.push(resolve));
    },
    close: () => socket.close(),
  };
}

describe("over WebSocket", () => {
  it("refuses a foreign origin at the upgrade, and closes for whoever is not signed in", async () => {
    const foreign = await connect("student", { origin: "https://evil.example" });
    expect(await foreign.refused).toBe(403);
    expect(await (await connect("student", {})).closed).toBe(4401);
  });

  it("brings hints to the signed-in viewer, and ends with the session", async () => {
    const graduate = await aGraduate(on.platform);
    const client = await connect("student", {
      cookie: await on.signIn("student", graduate.mobile, PASSWORD),
    });
    await client.opened;
    client.send({ type: "connection_init" });
    expect((await client.next()).type).toBe("connection_ack");
    client.send({
      type: "subscribe",
      id: "1",
      payload: { query: "subscription { live { kind recordId } }" },
    });
    expect(await client.next()).toMatchObject({
      payload: { data: { live: { kind: "HELLO", recordId: null } } },
    });
    await publish(on.platform.pool, [
      { topics: [topic.graduate(graduate.id)], kind: "RECORD", recordId: "r3" },
    ]);
    expect(await client.next()).toMatchObject({
      payload: { data: { live: { kind: "RECORD", recordId: "r3" } } },
    });
    await endSessionsOf(on.platform.pool, graduate.accountId, on.clock.now());
    expect(await client.closed).toBe(4401);
  });

  it("takes subscriptions only, with the same checks as over HTTP", async () => {
    const staff = await aStaffAccount(on.platform);
    const client = await connect("admin", { cookie: await on.signIn("admin", staff.username, PASSWORD) });
    await client.opened;
    client.send({ type: "connection_init" });
    await client.next();
    const refusalOf = async (query: string) => {
      client.send({ type: "subscribe", id: query, payload: { query } });
      return JSON.stringify((await client.next()).payload);
    };
    expect(await refusalOf("{ staffViewer { username } }")).toContain("此连接仅用于订阅");
    expect(await refusalOf("subscription { nothing }")).toContain("请求有误");
    expect(await refusalOf("subscription {")).toContain("请求有误");
    client.close();
  });
});
