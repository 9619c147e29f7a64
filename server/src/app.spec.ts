import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SignInStaff } from "../../stage/src/client/sign-in.js";
import { openTestServer, type TestServer } from "../test/server.js";

let on: TestServer;
beforeAll(async () => {
  on = await openTestServer();
});
afterAll(() => on.close());

const VIEWER = "{ staffViewer { username } }";

describe("the HTTP side", () => {
  it("refuses what another site's page sends, whether it names itself or hides", async () => {
    for (const origin of ["https://evil.example", "null", "http://localhost.evil.example"]) {
      expect((await on.sendRaw("admin", VIEWER, {}, { headers: { origin } })).status).toBe(403);
    }
    const own = await on.sendRaw(
      "admin",
      VIEWER,
      {},
      { headers: { host: "localhost:4000", origin: "https://localhost:4000" } },
    );
    expect(own.errors).toEqual([]);
  });

  it("refuses simple requests that a form could send, and reading by address", async () => {
    const plain = await on.app.inject({
      method: "POST",
      url: "/admin/graphql",
      headers: { "content-type": "text/plain" },
      payload: JSON.stringify({ query: VIEWER }),
    });
    expect(plain.statusCode).toBe(400);
    const get = await on.app.inject({
      method: "GET",
      url: `/admin/graphql?query=${encodeURIComponent(VIEWER)}`,
    });
    expect(get.statusCode).toBe(405);
    expect(get.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  });

  it("refuses bodies beyond 1 MB, documents too deep or with too many root fields", async () => {
    expect((await on.sendRaw("admin", VIEWER, { text: "x".repeat(1_100_000) })).status).toBe(413);
    const type = "ofType { ".repeat(20);
    const introspection = `{ __type(name: "Query") { fields { type { ${type} name ${"}".repeat(20)} } } }`;
    expect((await on.sendRaw("admin", introspection)).status).toBe(400);
    const many = Array.from({ length: 21 }, (_, index) => `a${index}: staffViewer { username }`).join(" ");
    expect((await on.sendRaw("admin", `{ ${many} }`)).errors[0]?.message).toContain("一次请求的操作过多");
    const cyclic = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }";
    expect((await on.sendRaw("admin", cyclic)).status).toBe(400);
  });

  it("says nothing of stacks or SQL when something unforeseen happens, but gives the number to ask about", async () => {
    const { pool } = on.platform;
    const query = pool.query;
    pool.query = (() => Promise.reject(new Error("select secret from session"))) as typeof pool.query;
    try {
      const reply = await on.sendRaw(
        "admin",
        VIEWER,
        {},
        { cookie: "gd_session=x", headers: { "x-request-id": "abcdefgh-1" } },
      );
      expect(JSON.stringify(reply)).not.toMatch(/select|secret|\.ts|\.js/);
      expect(reply.errors[0]?.message).toBe("系统繁忙，请稍后再试（编号 abcdefgh-1）");
    } finally {
      pool.query = query;
    }
  });

  it("takes text that no database can hold for what it is: a mistake of the sender, not of ours", async () => {
    const logged = vi.spyOn(on.platform.logger, "error");
    const reply = await on.post("admin", SignInStaff, { login: "nobody\0", password: "Wrong-2027" });
    expect([reply.errors, reply.data]).toMatchObject([[], { signInStaff: { code: "INVALID_INPUT" } }]);
    expect(logged).not.toHaveBeenCalled();
    logged.mockRestore();
  });

  it("is not ready while the database does not answer, and says so in time", async () => {
    const { pool } = on.platform;
    const query = pool.query;
    pool.query = (() => new Promise(() => undefined)) as typeof pool.query;
    try {
      const reply = await on.app.inject({ method: "GET", url: "/readyz" });
      expect([reply.statusCode, reply.json()]).toEqual([503, { ok: false }]);
    } finally {
      pool.query = query;
    }
  });

  it("sends the headers of a careful site and the platform's own time", async () => {
    const page = await on.app.inject({ method: "GET", url: "/graphiql" });
    expect(page.headers["content-security-policy"]).toContain("default-src 'self'");
    expect(page.headers["x-content-type-options"]).toBe("nosniff");
    expect(page.headers["x-request-id"]).toMatch(/^[\w-]{36}$/);
    expect(page.headers.date).toBe(on.clock.now().toUTCString());
    expect((await on.app.inject({ method: "GET", url: "/readyz" })).json()).toEqual({ ok: true });
    expect((await on.app.inject({ method: "GET", url: "/corp/index" })).headers.location).toBe("/employer/");
    expect((await on.app.inject({ method: "GET", url: "/htgl/index" })).headers.location).toBe("/admin/");
  });

  it("shows the schema only where the configuration allows", async () => {
    const closed = await openTestServer({ introspection: false });
    try {
      const reply = await closed.sendRaw("admin", "{ __schema { queryType { name } } }");
      expect(reply.data).toBeNull();
    } finally {
      await closed.close();
    }
  });
});

it("answers under its own name and the loopback's alone, but for those who watch it", async () => {
  const named = await openTestServer({ publicUrl: "https://jy.example.cn" });
  try {
    const statusOf = async (host: string, url = "/student/graphql") =>
      (await named.app.inject({ url, headers: { host } })).statusCode;
    const FOREIGN = [
      "evil.example",
      "jy.example.cn.evil.example",
      "127.0.0.1.evil.example",
      "localhost.evil:80",
    ];
    for (const host of FOREIGN) expect([host, await statusOf(host)]).toEqual([host, 421]);
    for (const host of ["jy.example.cn", "JY.example.cn", "localhost:4000", "127.0.0.1", "[::1]:4000"]) {
      expect([host, await statusOf(host)]).toEqual([host, 405]);
    }
    expect(await statusOf("server-1:4000", "/healthz")).toBe(200);
  } finally {
    await named.close();
  }
});
