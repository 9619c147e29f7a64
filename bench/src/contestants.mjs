import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { environment } from "../../scripts/bootstrap.mjs";
import { onCore, SERVER_CORE } from "./cores.mjs";
import { REVIEWER } from "./fill.mjs";
import { ask } from "./load.mjs";
import { operationOf, QUEUE_VARIABLES } from "./operation.mjs";
import { POSTGRAPHILE_QUERY } from "./postgraphile-scope.mjs";

/** What Apollo Client says about answers. */
export const JSON_HEADERS = {
  "content-type": "application/json",
  accept: "application/graphql-response+json,application/json;q=0.9",
};
const START_MS = 180_000;

const programs = {
  handwritten: new URL("handwritten.mjs", import.meta.url),
  postgraphile: new URL("postgraphile.mjs", import.meta.url),
  platform: new URL("../../server/dist/main.js", import.meta.url),
};

/**
 * Starts this server as it runs in production, its worker elsewhere, and signs the reviewer in.
 *
 * @returns the request to measure and the process.
 */
export async function startPlatform(databaseUrl, secrets, nodeOptions = []) {
  const started = await start(
    "platform",
    { ...secrets, DATABASE_URL: databaseUrl, WORKER: "off" },
    nodeOptions,
  );
  const path = "/admin/graphql";
  const cookie = await signIn(started.port, REVIEWER);
  const body = {
    operationName: "ReviewQueue",
    query: operationOf("admin", "ReviewQueue"),
    variables: QUEUE_VARIABLES,
  };
  return { ...started, target: targetOf(started.port, path, cookie, body) };
}

/** Starts this server as {@link startPlatform} does, with a meter in it (meter.mjs) and no session. */
export async function startMetered(databaseUrl, secrets, nodeOptions = []) {
  const meter = new URL("meter.mjs", import.meta.url).href;
  const variables = { ...secrets, DATABASE_URL: databaseUrl, WORKER: "off" };
  const started = await start("platform", variables, ["--import", meter, ...nodeOptions], onServerCore, [
    "ipc",
  ]);
  const origin = `http://127.0.0.1:${started.port}`;
  return {
    ...started,
    doorOf: (app) => ({
      port: started.port,
      path: `/${app}/graphql`,
      headers: { ...JSON_HEADERS, origin },
    }),
    meter: () =>
      new Promise((resolve) => {
        started.child.once("message", resolve);
        started.child.send("meter");
      }),
  };
}

/** Starts a rival, which is asked with the cookie of the platform's session. */
export async function startRival(name, databaseUrl, cookie) {
  const started = await start(name, { DATABASE_URL: databaseUrl }, []);
  const { first, after } = QUEUE_VARIABLES;
  const body =
    name === "postgraphile"
      ? { operationName: "ReviewQueue", query: POSTGRAPHILE_QUERY, variables: { first, after } }
      : { variables: { first, after } };
  return { ...started, target: targetOf(started.port, "/queue", cookie, body) };
}

function targetOf(port, path, cookie, body) {
  // A browser names its origin with each POST; the platform checks it.
  const headers = { ...JSON_HEADERS, origin: `http://127.0.0.1:${port}`, cookie };
  return { port, path, headers, body: JSON.stringify(body) };
}

/** @returns the cookie of a new session of the staff account. */
export async function signIn(port, { username, password }) {
  const query = `mutation SignInStaff($username: String!, $password: String!) {
    signInStaff(username: $username, password: $password) { __typename } }`;
  const body = JSON.stringify({ query, variables: { username, password } });
  const { answer, cookies } = await ask({ port, path: "/admin/graphql", headers: JSON_HEADERS, body });
  const cookie = cookies[0]?.split(";")[0];
  if (answer.data.signInStaff.__typename !== "StaffViewer" || !cookie)
    throw new Error(`${username} cannot sign in`);
  return cookie;
}

/** Starts this server with its worker, where the system puts it: for what takes seconds, not microseconds. */
export async function startWithWorker(databaseUrl, secrets, nodeOptions = []) {
  const variables = { ...secrets, DATABASE_URL: databaseUrl, WORKER: "inline" };
  return await start("platform", variables, nodeOptions, (program, args) => [program, args]);
}

const onServerCore = (program, args) => onCore(SERVER_CORE, program, args);

async function start(name, variables, nodeOptions, placed = onServerCore, channels = []) {
  const port = await freePort();
  const [program, args] = placed(process.execPath, [...nodeOptions, fileURLToPath(programs[name])]);
  const child = spawn(program, args, {
    env: { ...environment, NODE_ENV: "production", ...variables, PORT: String(port) },
    // Logs are written as in production, and thrown away by the system.
    stdio: ["ignore", "ignore", "inherit", ...channels],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  try {
    await Promise.race([
      answering(port),
      ended.then((code) => Promise.reject(new Error(`${name} ended with ${code} instead of listening`))),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { name, child, pid: child.pid, port, stop };
}

async function answering(port) {
  const until = performance.now() + START_MS;
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/healthz`);
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
