import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { bytesOf, signIn, withServer } from "./uploads.mjs";

const sharp = createRequire(new URL("../../server/package.json", import.meta.url))("sharp");

const SECONDS = 30;
const OTHERS_EVERY_MS = 250;
/** As many as one account may send at once. */
const AT_ONCE = 4;
const ATTACKER = { account: "19900000002", password: "Demo@2027" };
const OTHER = { account: "19900000006", password: "Demo@2027" };

/**
 * One account uploads the dearest files that are legal as fast as it can, and takes each out again; another sends a
 * picture of 2 KB now and then: at the 99th percentile within 500 ms.
 */
export async function benchWorstUploads({ json }) {
  const files = await dearestFiles();
  const results = [];
  await withServer(async (server) => {
    for (const [name, bytes] of files) {
      results.push(await measure(server, name, bytes));
      process.stderr.write(`${JSON.stringify(results.at(-1))}\n`);
    }
  });
  if (json) process.stdout.write(`${JSON.stringify({ worstUploads: results })}\n`);
  else console.table(results);
}

async function dearestFiles() {
  const flat = (width, height) => sharp({ create: { width, height, channels: 3, background: "#777" } });
  const progressive = await flat(6300, 6300).jpeg({ progressive: true }).toBuffer();
  const lastScan = progressive.lastIndexOf(Buffer.of(0xff, 0xda));
  const scan = progressive.subarray(lastScan, -2);
  return [
    ["baseline JPEG, 118 MP", await flat(12_000, 9_900).jpeg().toBuffer()],
    [
      "progressive JPEG, 39 MP, 100 scans",
      Buffer.concat([progressive.subarray(0, -2), ...Array(88).fill(scan), progressive.subarray(-2)]),
    ],
    ["lossless WebP, 39 MP", await flat(6300, 6300).webp({ lossless: true }).toBuffer()],
    ["PNG, 39 MP", await flat(6300, 6300).png().toBuffer()],
    ["PDF, 10 MB of beginnings", Buffer.from(`%PDF-1.7\n${"obj(".repeat(2_500_000)}`)],
    [
      "JPEG for the quick lane, 4 MP of noise",
      await sharp(randomBytes(2000 * 1990), { raw: { width: 2000, height: 1990, channels: 1 } })
        .jpeg({ quality: 8 })
        .toBuffer(),
    ],
  ];
}

async function measure(server, name, bytes) {
  const [attacker, other] = await Promise.all(
    [ATTACKER, OTHER].map((account) => readyPhone(server.url, account)),
  );
  const small = await sharp({ create: { width: 160, height: 120, channels: 3, background: "#a33" } })
    .jpeg({ quality: 90 })
    .toBuffer();
  const until = performance.now() + SECONDS * 1000;
  const before = bytesOf(server.folder);
  const answers = {};
  const attack = Array.from({ length: AT_ONCE }, async () => {
    for (let n = 0; performance.now() < until; n += 1) {
      const answer = await sendAndTakeOut(attacker, bytes, n);
      answers[answer] = (answers[answer] ?? 0) + 1;
    }
  });
  const times = [];
  for (let n = 0; performance.now() < until; n += 1) {
    const began = performance.now();
    if ((await sendAndTakeOut(other, small, n, () => times.push(performance.now() - began))) !== "200")
      throw new Error("The other's picture was refused");
    await sleep(OTHERS_EVERY_MS);
  }
  await Promise.all(attack);
  times.sort((a, b) => a - b);
  return {
    file: name,
    kB: Math.round(bytes.length / 1000),
    answers: JSON.stringify(answers),
    others: times.length,
    p50: Math.round(times[Math.floor(times.length * 0.5)]),
    p99: Math.round(times[Math.floor(times.length * 0.99)]),
    diskGrewMB: Math.round((bytesOf(server.folder) - before) / 1e6),
  };
}

async function readyPhone(url, account) {
  const phone = await signIn(url, account);
  const { myRecords } = await phone.ask("{ myRecords { id kind } }");
  const record = myRecords.find(({ kind }) => kind === "ONLINE_AGREEMENT");
  if (!record) throw new Error(`${account.account} has no invitation to upload to`);
  return { ...phone, recordId: record.id };
}

/** The answer's code, or its status where it is none. */
async function sendAndTakeOut(phone, bytes, n, served = () => undefined) {
  const slot = await phone.begin(phone.recordId, bytes.length, n);
  const { status, code } = await phone.tryPut(slot.putUrl, bytes);
  served();
  if (status === 200)
    await phone.ask("mutation ($id: ID!) { removeUpload(id: $id) { __typename } }", { id: slot.upload.id });
  return code ?? String(status);
}
