import "reflect-metadata";
import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import WebSocket from "ws";
import { openTestApp, type TestApp } from "./app.js";
import {
  aDepartment,
  aGraduate,
  aSchool,
  aStaffAccount,
  newId,
  type TestGraduate,
  type TestStaff,
} from "./factories.js";
import { anApplication, doesOffline } from "./offline.js";
import { verdictOn } from "./signing.js";
import { aLink, type LinkHolder } from "./stamp-link.js";

let on: TestApp;
let base: string;
let staff: TestStaff;
let graduate: TestGraduate;
let link: LinkHolder;
beforeAll(async () => {
  on = await openTestApp();
  base = `http://${await on.address()}`;
  const school = await aSchool(on.platform, { reviewMode: "SCHOOL_ONLY" });
  const department = await aDepartment(on.platform, { school });
  staff = await aStaffAccount(on.platform, { school });
  graduate = await aGraduate(on.platform, { department });
  const id = await anApplication(on, graduate);
  await doesOffline(on, staff, "approve", verdictOn(id));
  link = await aLink(on, graduate, id);
});
afterAll(() => on?.close());

describe.each(["/graphql", "/student/graphql", "/employer/graphql", "/admin/graphql"])("%s", (path) => {
  it("speaks GraphQL over HTTP as graphql-http audits it: no error", async () => {
    const failed: string[] = [];
    const audits = serverAudits({ url: `${base}${path}` });
    for (const audit of audits) {
      const result = await audit.fn();
      if (result.status === "error") failed.push(`${result.name}: ${result.reason}`);
    }
    expect(failed).toEqual([]);
    expect(audits.length).toBeGreaterThanOrEqual(60);
  });

  it("answers 400 to an operation that the document does not have, whatever the client takes", async () => {
    for (const accept of ["application/graphql-response+json", "application/json"]) {
      const response = await fetch(`${base}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", accept },
        body: JSON.stringify({ query: "query A { __typename }", operationName: "B" }),
      });
      expect([accept, response.status]).toEqual([accept, 400]);
      expect(response.headers.get("content-type")).toContain(accept);
    }
  });
});

/** What no text may hold, and how it is named to whoever sent it. */
const BROKEN = [
  ["NUL", "\0", "U+0000"],
  ["half a character", "\ud800", "U+D800"],
  ["the other half", "\udfff", "U+DFFF"],
] as const;

describe.each(BROKEN)("F-98: %s is refused by name, and is no failure of ours", (_name, character, point) => {
  const text = `a${character}b`;
  let logged: { mock: { calls: unknown[] } };
  beforeEach(() => {
    logged = vi.spyOn(on.platform.logger, "error");
    return () => expect(logged.mock.calls).toEqual([]);
  });
  const SEARCH = `query ($name: String) { graduates(filter: { name: $name }) { rows { id } } }`;

  it("in a variable, in a list, and in an input within an input", async () => {
    const inVariable = await on.sendRaw(
      "admin",
      SEARCH,
      { name: text },
      { cookie: await on.cookieOf(staff) },
    );
    expect(JSON.stringify(inVariable.errors)).toContain(point);
    const began = await on.sendRaw(
      "student",
      `mutation ($input: BeginUploadInput!) { beginUpload(input: $input) {
        __typename ... on Refusal { message } ... on InvalidInput { fields { field message } } } }`,
      { input: { id: newId(), recordId: newId(), purpose: "AGREEMENT_SCAN", fileName: text, bytes: 10 } },
      { cookie: await on.cookieOf(graduate) },
    );
    expect(JSON.stringify(began)).toContain(point);
  });

  it("in a document, written as it is and by its number", async () => {
    // By its number graphql's own parser names it as it was written.
    const number = `\\u${point.slice(2)}`;
    for (const [written, named] of [
      [character, point],
      [number, point === "U+0000" ? point : number],
    ]) {
      const document = `{ graduates(filter: { name: "a${written}b" }) { rows { id } } }`;
      const cookie = await on.cookieOf(staff);
      const { data, errors } = await on.sendRaw("admin", document, {}, { cookie });
      expect(data).toBeNull();
      expect(errors[0]?.message).toContain(named);
    }
  });

  it("in the name of an operation, which there is none of", async () => {
    const response = await on.app.inject({
      method: "POST",
      url: "/admin/graphql",
      payload: { query: "query A { __typename }", operationName: text },
    });
    expect(response.statusCode).toBe(400);
  });

  it("in an id, which is nobody's", async () => {
    const answer = await on.sendRaw(
      "student",
      `mutation ($id: ID!) { removeUpload(id: $id) { __typename } }`,
      { id: text },
      { cookie: await on.cookieOf(graduate) },
    );
    expect(answer.data).toEqual({ removeUpload: { __typename: "UnknownRecord" } });
  });

  it("in the name of a file that comes through a link", async () => {
    const answer = (await link.begin({ fileName: text })) as { status: number; message?: string };
    expect([answer.status, answer.message]).toEqual([400, expect.stringContaining(point)]);
  });
});

describe("F-98: what cannot be read is refused", () => {
  it.each([
    ["/student/files/%00/screen", "U+0000"],
    ["/portal.json?x=%00", "U+0000"],
    ["/student/documents/%ED%A0%80", "编码有误"],
    ["/%C0%80", "编码有误"],
    ["/admin/roster-uploads/%ff/errors.csv", "编码有误"],
  ])("in an address: %s", async (url, told) => {
    const answer = await on.app.inject(url);
    expect([answer.statusCode, answer.body]).toEqual([400, expect.stringContaining(told)]);
  });

  it.each([
    ["a%00b.csv", "U+0000"],
    ["a%ED%A0%80b.csv", "编码有误"],
    ["a%EE%80%80b.csv", "U+E000"],
  ])("in the name of a roster's file, which a header brings: %s", async (name, told) => {
    const answer = await on.app.inject({
      method: "POST",
      url: "/admin/roster-uploads?cohort=2027",
      headers: {
        cookie: await on.cookieOf(staff),
        "apollo-require-preflight": "1",
        "content-type": "application/octet-stream",
        "x-file-name": name,
      },
      payload: Buffer.from("考生号\r\n"),
    });
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { code: "INVALID_INPUT", message: expect.stringContaining(told) },
    ]);
  });

  it("in the headers of a session and of a link, which are then nobody's", async () => {
    const cookie = "gd_session=%00%ED%A0%80";
    const viewer = await on.sendRaw("admin", "{ staffViewer { username } }", {}, { cookie });
    expect(viewer.data).toEqual({ staffViewer: null });
    const page = await on.app.inject({ url: "/stamp-link/page", headers: { "x-stamp-link": "%00\u00ff" } });
    expect([page.statusCode, page.json().code]).toEqual([404, "LINK_UNKNOWN"]);
    expect(
      (await on.app.inject({ url: "/healthz", headers: { "x-request-id": "a\u00ffb%00aaaa" } })).headers[
        "x-request-id"
      ],
    ).toMatch(/^[\w-]{36}$/);
  });
});

describe("a WebSocket tells no more than HTTP", () => {
  /** The code and the sentence of each error, without the number of the request. */
  const told = (errors: readonly { message: string; extensions?: { code?: unknown } }[]) =>
    errors.map(({ message, extensions }) => [message.replace(/编号 [\w-]+/, "编号"), extensions?.code]);

  async function overSocket(payload: object): Promise<ReturnType<typeof told>> {
    const socket = new WebSocket(`${base.replace("http", "ws")}/admin/graphql`, "graphql-transport-ws", {
      headers: { cookie: await on.cookieOf(staff) },
    });
    const frames: { type: string; payload?: [] }[] = [];
    await new Promise<void>((resolve, reject) => {
      socket.on("error", reject);
      socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init" })));
      socket.on("message", (text) => {
        const frame = JSON.parse(String(text));
        frames.push(frame);
        if (frame.type === "connection_ack")
          socket.send(JSON.stringify({ type: "subscribe", id: "1", payload }));
        else if (frame.type !== "ping") resolve();
      });
    });
    socket.close();
    const last = frames.at(-1);
    if (last?.type !== "error" || !last.payload) throw new Error(JSON.stringify(frames));
    return told(last.payload);
  }

  it.each([
    ["a misspelt field", { query: "subscription { liv { kind } }" }],
    ["no document", { query: "subscription {" }],
    ["an operation that is not there", { query: "subscription A { live { kind } }", operationName: "B" }],
    [
      "a variable of another type",
      { query: "subscription ($a: Int!) { live { kind @include(if: true) } }", variables: { a: "x" } },
    ],
    ["a broken name", { query: "subscription A { live { kind } }", operationName: "B\0" }],
  ])("of %s", async (_name, payload) => {
    const response = await on.app.inject({
      method: "POST",
      url: "/admin/graphql",
      headers: { cookie: await on.cookieOf(staff) },
      payload,
    });
    expect(await overSocket(payload)).toEqual(told(response.json().errors));
  });
});

it("F-32: the page of a link and what it asks say nothing to others", async () => {
  const page = await fetch(`${base}/stamp-link/page`, { headers: { "x-stamp-link": link.token } });
  expect(page.status).toBe(200);
  const headers = Object.fromEntries(page.headers);
  expect(headers).toMatchObject({
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "content-security-policy": "frame-ancestors 'self'",
  });
  expect(headers).not.toHaveProperty("set-cookie");
});
