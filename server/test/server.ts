import type { FastifyInstance } from "fastify";
import type { Operation, Told } from "../../stage/src/client/answer.js";
import { goThroughSteps, SIGN_IN, type StepLine } from "../../stage/src/client/sign-in.js";
import { buildApp, type RouteModule } from "../src/app.js";
import { type OpenPlatform, openPlatform } from "../src/open-platform.js";
import { type AppName, DEVICE_COOKIE, SESSION_COOKIE } from "../src/parties/identity/index.js";
import { TestClock } from "../src/platform/clock.js";
import type { Config } from "../src/platform/config.js";
import { createTestDatabase } from "./database.js";
import { START } from "./factories/ground.js";

/**
 * An answer as tests read it: each field with its type, and taken to be there. A test that reaches for what did not
 * come fails by itself.
 */
export type Present<T> = T extends readonly (infer Item)[]
  ? Present<Item>[]
  : T extends object
    ? { [Key in keyof T]: Present<NonNullable<T[Key]>> }
    : NonNullable<T>;

/** The answer to one operation over HTTP. */
export interface Reply<Data = unknown> {
  status: number;
  data: Data | null;
  errors: { message: string; extensions: Record<string, unknown> }[];
  /** The session's, as set by this answer, attributes included; undefined when it sets none. */
  setCookie: string | undefined;
  /** What the browser is known by from then on (P-14). */
  deviceCookie: string | undefined;
}

export interface PostOptions {
  cookie?: string | undefined;
  headers?: Record<string, string>;
  /** Where the request comes from. */
  address?: string;
}

export interface TestServer {
  platform: OpenPlatform;
  clock: TestClock;
  app: FastifyInstance;
  /** Listens on a free port at its first use; for WebSockets. */
  address(): Promise<string>;
  post<Data, Variables extends object>(
    app: AppName | null,
    operation: Operation<Data, Variables>,
    variables?: Variables,
    options?: PostOptions,
  ): Promise<Reply<Present<Told<Data>>>>;
  /** Sends text as it is: what the contract does not know, or what the apps have written. */
  sendRaw(app: AppName | null, text: string, variables?: object, options?: PostOptions): Promise<Reply>;
  /** Signs in and answers the `Cookie` header to send from then on. */
  signIn(app: AppName, account: string, password: string): Promise<string>;
  close(): Promise<void>;
}

/** A whole server, without worker, on a database of its own with a clock that tests move. */
export async function openTestServer(
  changes: Partial<Config> = {},
  routes: readonly RouteModule[] = [],
): Promise<TestServer> {
  const database = await createTestDatabase();
  const platform = await openPlatform({ ...testConfig(database.url), ...changes });
  const { clock } = platform;
  if (!(clock instanceof TestClock)) throw new Error("Tests run on the test clock");
  const app = await buildApp(platform, routes);
  const sendRaw: TestServer["sendRaw"] = async (name, query, variables = {}, options = {}) => {
    const response = await app.inject({
      method: "POST",
      url: name ? `/${name}/graphql` : "/graphql",
      headers: { ...(options.cookie && { cookie: options.cookie }), ...options.headers },
      payload: { query, variables },
      ...(options.address && { remoteAddress: options.address }),
    });
    const body = response.json() as Partial<Pick<Reply, "data" | "errors">>;
    const cookies = [response.headers["set-cookie"] ?? []].flat();
    return {
      status: response.statusCode,
      data: body.data ?? null,
      errors: body.errors ?? [],
      setCookie: cookies.find((cookie) => cookie.startsWith(SESSION_COOKIE)),
      deviceCookie: cookies.find((cookie) => cookie.startsWith(DEVICE_COOKIE))?.split(";")[0],
    };
  };
  return {
    platform,
    clock,
    app,
    sendRaw,
    post: (name, operation, ...sent) => sendRaw(name, String(operation), ...sent) as Promise<Reply<never>>,
    address: async () => {
      if (!app.server.listening) await app.listen({ host: "127.0.0.1", port: 0 });
      const bound = app.server.address();
      if (typeof bound !== "object" || !bound) throw new Error("No address");
      return `127.0.0.1:${bound.port}`;
    },
    signIn: async (name, account, password) => {
      let last = await sendRaw(name, String(SIGN_IN[name]), { login: account, password });
      const line: StepLine = {
        send: async (operation, variables) => {
          last = await sendRaw(name, String(operation), variables);
          return (Object.values(last.data ?? {})[0] ?? {}) as object;
        },
        now: () => clock.now(),
      };
      await goThroughSteps(line, account, (Object.values(last.data ?? {})[0] ?? {}) as object);
      const { setCookie, data } = last;
      if (!setCookie) throw new Error(`Not signed in: ${JSON.stringify(data)}`);
      return setCookie.split(";")[0] ?? "";
    },
    close: async () => {
      await app.close();
      await platform.close();
      await database.drop();
    },
  };
}

export function testConfig(databaseUrl: string): Config {
  return {
    host: "127.0.0.1",
    port: 0,
    databaseUrl,
    dataDir: "/nonexistent",
    s3: undefined,
    dataKeys: new Map([[1, Buffer.alloc(32, 7)]]),
    indexKey: Buffer.alloc(32, 9),
    clock: "test",
    clockStart: START,
    worker: "off",
    production: false,
    introspection: true,
    graphiql: true,
    devPages: true,
    secureCookies: false,
    publicUrl: "https://platform.example",
    trustProxy: 0,
    metricsToken: undefined,
    demo: false,
    sms: "embedded",
    mail: "embedded",
    businessRegister: "embedded",
    organisationRegister: "embedded",
    bank: "embedded",
    logLevel: "silent",
  };
}
