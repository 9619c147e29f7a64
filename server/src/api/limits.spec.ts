import { parse, validate } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { aStaffAccount, PASSWORD } from "../../test/factories.js";
import { committedOperations } from "../../test/operations.js";
import { processorMs } from "../../test/processor-time.js";
import { openTestServer, type TestServer } from "../../test/server.js";
import {
  BODY_LIMIT_BYTES,
  DEEPEST,
  MESSAGE_LIMIT_BYTES,
  MOST_ALIASES,
  MOST_ROOT_FIELDS,
  MOST_SOCKETS,
  MOST_SUBSCRIPTIONS,
  MOST_TOKENS,
  withinLimits,
} from "./limits.js";
import { platformSchema } from "./schema.js";
import { TOO_MANY_SOCKETS } from "./socket.js";

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i));

/** Documents that ask for too much, and what both ways in answer. */
const TOO_MUCH: Record<string, [document: string, answer: string]> = {
  deep: [`{ ${"a { ".repeat(DEEPEST)} a ${"}".repeat(DEEPEST)} }`, "查询嵌套过深"],
  "deep through fragments": [
    `{ ...F0 } ${times(DEEPEST + 1, (i) => `fragment F${i} on Query { a { ...F${i + 1} } }`).join(" ")}
     fragment F${DEEPEST + 1} on Query { a }`,
    "查询嵌套过深",
  ],
  "many root fields": [
    `{ ${times(MOST_ROOT_FIELDS + 1, () => "staffViewer { name }").join(" ")} }`,
    "操作过多",
  ],
  "many root fields through fragments": [
    `{ ...A ...B } fragment A on Query { ${times(11, (i) => `a${i}: staffViewer { name }`).join(" ")} }
     fragment B on Query { ${times(11, (i) => `b${i}: staffViewer { name }`).join(" ")} }`,
    "操作过多",
  ],
  aliased: [`{ staffViewer { ${times(MOST_ALIASES + 1, (i) => `n${i}: name`).join(" ")} } }`, "别名过多"],
  costly: [
    `query ($n: Int!) { ${times(
      9,
      (i) => `q${i}: favourites(first: $n) {
      rows { id name schoolName departmentName majorName idNumberMasked ok: __typename
      cohort educationLevelLabel a: id b: name } }`,
    ).join(" ")} }`,
    "查询的数据过多",
  ],
  "made cheap by a page of less than nothing": [
    `{ cheap: favourites(first: -1000000) { rows { id } } ${times(
      9,
      (i) => `q${i}: favourites(first: 100) {
      rows { id name schoolName departmentName majorName idNumberMasked ok: __typename
      cohort educationLevelLabel a: id b: name } }`,
    ).join(" ")} }`,
    "查询的数据过多",
  ],
  "of a stated size": ["{ messages(first: 1000000) { rows { title } } }", "查询的数据过多"],
  "of values in values": [`{ schoolOptions(search: ${"[".repeat(MOST_TOKENS - 100)}) { name } }`, "请求有误"],
  long: [`{ ${"staffViewer ".repeat(MOST_TOKENS)} }`, "请求有误"],
  "of many fields": [`{ staffViewer { ${"name ".repeat(501)} } }`, "字段过多"],
  "of many fragments": [
    `{ ${times(41, (i) => `...F${i}`).join(" ")} } ${times(41, (i) => `fragment F${i} on Query { staffViewer { name } }`).join(" ")}`,
    "片段过多",
  ],
  "of many variables": [
    `query (${times(51, (i) => `$v${i}: Int`).join(" ")}) { staffViewer { name } }`,
    "变量过多",
  ],
};

/** Doubles thirty times over without one field: counting it naively would take for ever. */
const ENDLESS = `{ ...F0 } ${times(30, (i) => `fragment F${i} on Query { ...F${(i + 1) % 30} ...F${(i + 1) % 30} }`).join(" ")}`;

let on: TestServer;
let cookie: string;
beforeAll(async () => {
  on = await openTestServer();
  const staff = await aStaffAccount(on.platform);
  cookie = await on.signIn("admin", staff.username, PASSWORD);
});
afterAll(() => on?.close());

describe("limits of one operation", () => {
  it("let every operation of the apps pass", () => {
    for (const { name, document } of committedOperations()) {
      expect([name, validate(platformSchema(), parse(document), [withinLimits])]).toEqual([name, []]);
    }
  });

  it.each(Object.entries(TOO_MUCH))("%s: refused over HTTP", async (_name, [document, answer]) => {
    const reply = await on.sendRaw("admin", document, { n: 1 });
    expect(reply.status).toBe(400);
    expect(reply.data).toBeNull();
    expect(JSON.stringify(reply.errors)).toContain(answer);
  });

  it("comes to an end over fragments that double in a circle", async () => {
    const spent = await processorMs(async () => {
      expect((await on.sendRaw("admin", ENDLESS)).status).toBe(400);
    });
    expect(spent).toBeLessThan(2_000);
  });

  it("tells of what is wrong once the size is known, and after five things that there are more", async () => {
    const unknown = `{ ${times(15, (i) => `staffViewe${i}`).join(" ")} }`;
    const reply = await on.sendRaw("admin", unknown);
    expect([reply.status, reply.errors.length]).toEqual([400, 6]);
    expect(reply.errors[0]?.extensions?.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });

  it("refuses an operation that the document does not have, and a document of several without a name", async () => {
    const two = "query A { staffViewer { username } } query B { staffViewer { username } }";
    const send = async (query: string, operationName?: unknown) => {
      const answer = await on.app.inject({
        method: "POST",
        url: "/admin/graphql",
        headers: { cookie },
        payload: { query, operationName },
      });
      return [answer.statusCode, answer.json().errors?.[0]?.extensions.code ?? null];
    };
    expect(await send(two)).toEqual([400, "OPERATION_RESOLUTION_FAILURE"]);
    expect(await send(two, "C")).toEqual([400, "OPERATION_RESOLUTION_FAILURE"]);
    expect(await send("{ staffViewer { username } }", "A")).toEqual([400, "OPERATION_RESOLUTION_FAILURE"]);
    expect(await send(two, 7)).toEqual([400, "BAD_REQUEST"]);
    expect(await send(two, "B")).toEqual([200, null]);
  });

  it("F-98: names what no text may hold, a password and an address included", async () => {
    const act = `mutation ($password: String!) { signInStaff(username: "x", password: $password) {
      __typename ... on InvalidInput { fields { field message } } } }`;
    for (const [password, point] of [
      ["a\0b", "U+0000"],
      ["a\ud800b", "U+D800"],
    ]) {
      const { data, errors } = await on.sendRaw("admin", act, { password });
      expect(JSON.stringify([data, errors])).toContain(`无法识别的字符${point}`);
    }
    const address = await on.app.inject("/admin/files/%00/screen");
    expect([address.statusCode, address.body]).toEqual([400, expect.stringContaining("U+0000")]);
  });

  it("refuses several operations in one request, and bodies beyond the limit", async () => {
    const one = { query: "{ staffViewer { username } }" };
    const batch = await on.app.inject({ method: "POST", url: "/admin/graphql", payload: [one, one] });
    expect(batch.statusCode).toBe(400);
    expect(batch.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
    const large = await on.sendRaw("admin", one.query, { text: "x".repeat(BODY_LIMIT_BYTES) });
    expect([large.status, large.errors[0]?.message]).toEqual([413, "提交的内容过大"]);
  });
});

interface Frame {
  type: string;
  id?: string;
  payload?: unknown;
}

/** Reads the frames of a signed-in socket, one after another. */
async function openSocket(server: TestServer, signedIn: string) {
  const socket = new WebSocket(`ws://${await server.address()}/admin/graphql`, "graphql-transport-ws", {
    headers: { cookie: signedIn },
  });
  const frames: Frame[] = [];
  const waiting: ((frame: Frame) => void)[] = [];
  socket.on("message", (text) => {
    const frame = JSON.parse(String(text)) as Frame;
    const next = waiting.shift();
    if (next) next(frame);
    else frames.push(frame);
  });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  socket.on("error", () => undefined);
  await new Promise<void>((resolve) => socket.on("open", () => resolve()));
  const send = (frame: unknown) => socket.send(JSON.stringify(frame));
  const next = () => {
    const frame = frames.shift();
    return frame ? Promise.resolve(frame) : new Promise<Frame>((resolve) => waiting.push(resolve));
  };
  send({ type: "connection_init" });
  expect((await next()).type).toBe("connection_ack");
  return { send, next, closed, close: () => socket.close() };
}

describe("the same over WebSocket", () => {
  it.each(Object.entries(TOO_MUCH))("%s: refused", async (_name, [document, answer]) => {
    const socket = await openSocket(on, cookie);
    socket.send({ type: "subscribe", id: "1", payload: { query: document, variables: { n: 1 } } });
    const frame = await socket.next();
    expect(frame.type).toBe("error");
    expect(JSON.stringify(frame.payload)).toContain(answer);
    socket.close();
  });

  it("comes to an end over fragments that double in a circle", async () => {
    const socket = await openSocket(on, cookie);
    socket.send({ type: "subscribe", id: "1", payload: { query: ENDLESS } });
    expect((await socket.next()).type).toBe("error");
    socket.close();
  });

  it("opens no more subscriptions on one connection than a page may need", async () => {
    const socket = await openSocket(on, cookie);
    const answers: string[] = [];
    for (let id = 0; id <= MOST_SUBSCRIPTIONS; id += 1) {
      socket.send({
        type: "subscribe",
        id: String(id),
        payload: { query: "subscription { live { kind } }" },
      });
      answers.push((await socket.next()).type);
    }
    expect(answers).toEqual([...times(MOST_SUBSCRIPTIONS, () => "next"), "error"]);
    socket.close();
  });

  it("opens no more connections of one session than a browser has windows, and counts those that closed", async () => {
    const own = await aStaffAccount(on.platform);
    const mine = await on.signIn("admin", own.username, PASSWORD);
    const open = await Promise.all(times(MOST_SOCKETS, () => "").map(() => openSocket(on, mine)));
    const refused = new WebSocket(`ws://${await on.address()}/admin/graphql`, "graphql-transport-ws", {
      headers: { cookie: mine },
    });
    expect(await new Promise((resolve) => refused.on("close", resolve))).toBe(TOO_MANY_SOCKETS);
    for (const socket of open) socket.close();
    await Promise.all(open.map((socket) => socket.closed));
    (await openSocket(on, mine)).close();
  });

  it("ends a connection that sends batches or messages beyond the limit", async () => {
    const batching = await openSocket(on, cookie);
    const one = { type: "subscribe", id: "1", payload: { query: "subscription { live { kind } }" } };
    batching.send([one, one]);
    expect(await batching.closed).toBe(4400);
    const loud = await openSocket(on, cookie);
    loud.send({ ...one, payload: { query: `# ${"x".repeat(MESSAGE_LIMIT_BYTES)}` } });
    expect(await loud.closed).toBe(1009);
  });
});

describe("what shows the schema", () => {
  it("is open only where the configuration says so, over HTTP, WebSocket and as a page", async () => {
    const SCHEMA = "{ __schema { queryType { name } } }";
    expect((await on.sendRaw("admin", SCHEMA)).errors).toEqual([]);
    expect((await on.app.inject("/graphiql")).statusCode).toBe(200);
    const closed = await openTestServer({ introspection: false, graphiql: false, production: true });
    try {
      // Neither way in tells what the schema has instead.
      const misspelt = "{ staffViewe { name } }";
      const told = JSON.stringify((await closed.sendRaw("admin", misspelt)).errors);
      expect(told).toContain("staffViewe");
      expect(told).not.toContain("Did you mean");
      expect((await closed.sendRaw("admin", SCHEMA)).data).toBeNull();
      for (const path of ["/graphiql", "/graphiql.js"]) {
        expect([path, (await closed.app.inject(path)).statusCode]).toEqual([path, 404]);
      }
      const staff = await aStaffAccount(closed.platform);
      const socket = await openSocket(closed, await closed.signIn("admin", staff.username, PASSWORD));
      socket.send({ type: "subscribe", id: "1", payload: { query: SCHEMA } });
      const frame = await socket.next();
      expect([frame.type, JSON.stringify(frame.payload)]).toEqual([
        "error",
        expect.stringContaining("introspection"),
      ]);
      socket.send({ type: "subscribe", id: "2", payload: { query: misspelt } });
      expect(JSON.stringify((await socket.next()).payload)).not.toContain("Did you mean");
      socket.close();
    } finally {
      await closed.close();
    }
  });
});
