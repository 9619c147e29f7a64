import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { environment } from "../../scripts/bootstrap.mjs";

const sharp = createRequire(new URL("../../server/package.json", import.meta.url))("sharp");

const PICTURES = 20;
const WIDTH = 4000;
const HEIGHT = 3000;
/** As the student app's queue sends them; and as many as one account may (server/src/services/uploads/receive.ts). */
const AT_ONCE = [2, 4];
const MB = 1_000_000;

/**
 * Issue 4: 20 pictures of 8 MB from a phone, uploaded, processed and shown, with the server's memory under 400 MB. A
 * server with its worker and its own database in a folder of its own; VmHWM is the most memory it ever had.
 */
export async function benchUploads({ json }) {
  const say = (text) => process.stderr.write(`${text}\n`);
  const folder = mkdtempSync(join(tmpdir(), "gd-bench-uploads-"));
  try {
    say(PREPARING);
    await (await startServer(folder)).stop();
    const picture = await aPhoto();
    const results = [];
    for (const atOnce of AT_ONCE) {
      const server = await startServer(folder);
      try {
        results.push(await measure(server, picture, atOnce));
      } finally {
        await server.stop();
      }
    }
    if (json) process.stdout.write(`${JSON.stringify({ uploads: results })}\n`);
    else console.table(results);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PREPARING = "正在准备演示数据与照片 Preparing the demo country and the pictures";

/** The same for another bench: a server with the demo country, ended and forgotten afterwards. */
export async function withServer(work) {
  const folder = mkdtempSync(join(tmpdir(), "gd-bench-uploads-"));
  process.stderr.write(`${PREPARING}\n`);
  try {
    const server = await startServer(folder);
    try {
      await work({ ...server, folder });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the uploads of a server take on its disk. */
export function bytesOf(folder) {
  const files = join(folder, "uploads");
  if (!existsSync(files)) return 0;
  return (
    readdirSync(files, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      // Gone meanwhile: the sweep is at work.
      .reduce(
        (sum, entry) =>
          sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0),
        0,
      )
  );
}

/** A graduate of the demo country who has records and has confirmed their data. */
const ACCOUNT = { account: "19900000002", password: "Demo@2027" };

/** Noise does not compress: 8 MB at the quality that phones use. */
async function aPhoto() {
  const noise = randomBytes(WIDTH * HEIGHT * 3);
  return await sharp(noise, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 82 })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

async function measure(server, picture, atOnce) {
  const phone = await signIn(server.url, ACCOUNT);
  const [{ id: recordId }] = (await phone.ask("{ myRecords { id } }")).myRecords;
  const idle = memoryOf(server.pid);
  const probe = probing(server.url);
  const began = performance.now();
  const slots = [];
  for (let n = 0; n < PICTURES; n += 1) slots.push(await phone.begin(recordId, picture.length, n));
  const uploads = await inTurn(slots, atOnce, (slot) => phone.put(slot.putUrl, picture));
  const uploaded = performance.now();
  for (const upload of uploads) {
    if (upload.state !== "COMPLETE" || upload.width !== HEIGHT) throw new Error(JSON.stringify(upload));
  }
  await inTurn(uploads, 6, async ({ url, thumbnailUrl }) => {
    await phone.get(thumbnailUrl);
    await phone.get(url);
  });
  const shown = performance.now();
  for (const { originalUrl } of uploads) {
    if ((await phone.get(originalUrl)) !== picture.length) throw new Error("The original is another one");
  }
  for (const { id } of uploads) {
    await phone.ask("mutation ($id: ID!) { removeUpload(id: $id) { __typename } }", { id });
  }
  return {
    pictures: PICTURES,
    megabytesEach: round(picture.length / MB),
    atOnce,
    uploadedSeconds: round((uploaded - began) / 1000),
    shownSeconds: round((shown - uploaded) / 1000),
    idleMB: round((idle.VmRSS * 1024) / MB),
    peakMB: round((memoryOf(server.pid).VmHWM * 1024) / MB),
    slowestOtherRequestMs: await probe.stop(),
  };
}

async function startServer(folder) {
  const program = fileURLToPath(new URL("../../stage/dist/start.js", import.meta.url));
  const preload = new URL("open-uploads.mjs", import.meta.url).href;
  const child = spawn(process.execPath, ["--import", preload, program], {
    env: { ...environment, DATA_DIR: folder, DEMO: "1", PORT: "0", LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let said = "";
  const url = await new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    void ended.then((code) => reject(new Error(`The server ended with ${code}\n${said}`)));
  });
  let stopping = false;
  const stop = async () => {
    stopping = true;
    child.kill("SIGTERM");
    await ended;
  };
  child.once("exit", (code, signal) => {
    if (!stopping) process.stderr.write(`The server ended with ${code ?? signal}\n${said.slice(-2000)}\n`);
  });
  return { url, pid: child.pid, stop };
}

export async function signIn(url, account) {
  const headers = { "content-type": "application/json", "apollo-require-preflight": "1" };
  const post = async (query, variables) => {
    const response = await fetch(`${url}/student/graphql`, {
      method: "POST",
      headers,
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return { data, cookie: response.headers.getSetCookie()[0]?.split(";")[0] };
  };
  const { cookie } = await post(
    `mutation ($account: String!, $password: String!) {
      signInGraduate(account: $account, password: $password) { __typename } }`,
    account,
  );
  if (!cookie) throw new Error("The graduate cannot sign in");
  headers.cookie = cookie;
  const put = (path, body) =>
    fetch(url + path, {
      method: "PUT",
      headers: { ...headers, "content-type": "application/octet-stream" },
      body,
    });
  return {
    ask: async (query, variables) => (await post(query, variables)).data,
    begin: async (recordId, bytes, n) => {
      const input = { id: randomUUID(), recordId, purpose: "BENCH", fileName: `${n}.jpg`, bytes };
      const { data } = await post(
        `mutation ($input: BeginUploadInput!) { beginUpload(input: $input) {
          ... on UploadSlot { putUrl upload { id } } ... on Refusal { code } } }`,
        { input },
      );
      if (!data.beginUpload.putUrl) throw new Error(data.beginUpload.code);
      return data.beginUpload;
    },
    put: async (path, body) => {
      const response = await put(path, body);
      const answer = await response.json();
      if (response.status !== 200) throw new Error(JSON.stringify(answer));
      return answer.upload;
    },
    /** Status and code of whatever is answered. */
    tryPut: async (path, body) => {
      const response = await put(path, body);
      const { code = null } = await response.json();
      return { status: response.status, code };
    },
    get: async (path) => {
      const response = await fetch(url + path, { headers: { cookie } });
      if (response.status !== 200) throw new Error(`${response.status} for ${path}`);
      return (await response.arrayBuffer()).byteLength;
    },
  };
}

/** The answer's code, or its status where it is none. */
export async function sendAndTakeOut(phone, bytes, n, served = () => undefined) {
  let slot;
  try {
    slot = await phone.begin(phone.recordId, bytes.length, n);
  } catch (error) {
    return error.message;
  }
  const { status, code } = await phone.tryPut(slot.putUrl, bytes);
  served();
  if (status === 200)
    await phone.ask("mutation ($id: ID!) { removeUpload(id: $id) { __typename } }", { id: slot.upload.id });
  return code ?? String(status);
}

async function inTurn(items, atOnce, work) {
  const results = [];
  const waiting = [...items.entries()];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
    }),
  );
  return results;
}

/** What everybody else feels meanwhile: the slowest answer of a page that asks the database. */
function probing(url) {
  let slowest = 0;
  let going = true;
  const loop = (async () => {
    while (going) {
      const began = performance.now();
      await (await fetch(`${url}/readyz`)).arrayBuffer();
      slowest = Math.max(slowest, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return {
    stop: async () => {
      going = false;
      await loop;
      return Math.round(slowest);
    },
  };
}

/** In kB, as the system counts them. */
function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const field = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]);
  return { VmRSS: field("VmRSS"), VmHWM: field("VmHWM") };
}

function round(value) {
  return Number(value.toFixed(1));
}
