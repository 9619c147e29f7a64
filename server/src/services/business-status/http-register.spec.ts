import { createServer, type Server, type ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HttpBusinessRegister } from "./http-register.js";

const EMPLOYER = { uscc: "91110000MAYYY9018U", name: "某（北京）公司 & 分公司" };

type Answering = (response: ServerResponse) => void;

let server: Server;
let url: string;
let answers: Answering[] = [];
let asked: { path: string; uscc: string | null; name: string | null; token: string | undefined }[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://register");
    asked.push({
      path: pathname,
      uscc: searchParams.get("uscc"),
      name: searchParams.get("name"),
      token: request.headers.authorization,
    });
    (answers.shift() ?? json({ status: "存续" }))(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  url = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}/v1/status`;
});
beforeEach(() => {
  answers = [];
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const json =
  (body: unknown, status = 200): Answering =>
  (response) =>
    void response.writeHead(status).end(JSON.stringify(body));
const text =
  (body: string): Answering =>
  (response) =>
    void response.writeHead(200).end(body);
const dropped: Answering = (response) => void response.destroy();
const silent: Answering = () => undefined;
const endless: Answering = (response) => {
  response.writeHead(200);
  for (let n = 0; n < 200; n += 1) response.write("x".repeat(1024));
};

function lookup(ms = 2_000): Promise<{ status: string; asOf: Date | null }> {
  return new HttpBusinessRegister({ url, token: "t0ken" }).lookup(EMPLOYER, AbortSignal.timeout(ms));
}

describe("N-01: the register of enterprises over HTTPS", () => {
  it("asks for code and name with the token, and takes status and time", async () => {
    answers = [json({ status: " 吊销，未注销 ", asOf: "2026-11-20T08:00:00+08:00", more: 1 })];
    expect(await lookup()).toEqual({ status: "吊销，未注销", asOf: new Date("2026-11-20T00:00:00Z") });
    expect(asked).toEqual([{ path: "/v1/status", ...EMPLOYER, token: "Bearer t0ken" }]);
  });

  it("no such organisation, no time, a time that is none", async () => {
    answers = [json({ status: null }), json({ status: "在业", asOf: "yesterday" })];
    expect(await lookup()).toEqual({ status: "未查询到登记信息", asOf: null });
    expect(await lookup()).toEqual({ status: "在业", asOf: null });
  });

  it("one failure is tried again within the time, two are one", async () => {
    answers = [json({}, 503), json({ status: "在业" })];
    expect((await lookup()).status).toBe("在业");
    answers = [dropped, json({ status: "在业" })];
    expect((await lookup()).status).toBe("在业");
    answers = [json({}, 500), json({}, 502), json({ status: "在业" })];
    await expect(lookup()).rejects.toThrow("502");
  });

  it("does not wait beyond the signal, nor try again after it", async () => {
    answers = [silent];
    await expect(lookup(100)).rejects.toThrow();
    expect(asked).toHaveLength(1);
  });

  it.each([
    ["a page", text("<html>维护中</html>")],
    ["half an object", text('{"status":"存')],
    ["another shape", json({ state: "存续" })],
    ["an empty status", json({ status: "  " })],
    ["a novel", json({ status: "存".repeat(41) })],
    ["an array", json([])],
    ["without end", endless],
    ["401", json({ status: "存续" }, 401)],
    ["404", json({ status: "存续" }, 404)],
    ["a redirect", ((response) => void response.writeHead(302, { location: url }).end()) satisfies Answering],
  ])("garbage is no answer: %s", async (_name, answer) => {
    answers = [answer, answer];
    await expect(lookup()).rejects.toThrow();
  });
});
