import { setTimeout as sleep } from "node:timers/promises";
import { dearestFiles, largestFile } from "./dear-files.mjs";
import { otherPhone } from "./other-phone.mjs";
import { bytesOf, sendAndTakeOut, signIn, withServer } from "./uploads.mjs";

const SECONDS = 30;
const DISK_EVERY_MS = 500;
/** A day has 200 files for the other too. */
const OTHERS_EVERY_MS = 250;
const OTHERS_EVERY_MS_BESIDE_FLOOD = 800;
/** As many as one account may send at once. */
const AT_ONCE = 4;
const PASSWORD = "Demo@2027";
/** As the platform promises them: `docs/operations.md`. */
const DAILY_MB = 600;
const GONE_WITHIN_SECONDS = 300;

/**
 * One account uploads the dearest files that are legal as fast as it can, and takes each out again; another sends a
 * picture of 2 KB now and then: at the 99th percentile within 500 ms. Each kind of file has an attacker of its own, since
 * the limits of a day end an attack; that they do is measured last: one account sends 10 MB again and again, and the disk
 * grows by no more than it may send in a day. Five minutes after it all nothing of it is left.
 */
export async function benchWorstUploads({ json }) {
  const files = [["nothing, to compare with", null], ...(await dearestFiles())];
  const results = [];
  let disk;
  await withServer(async (server) => {
    const phones = phonesOf(server.url);
    const before = bytesOf(server.folder);
    for (const [name, bytes] of files) {
      // Whoever sends a little has limits of a day as well.
      const [phone, other] = [await phones.next(), await phones.next()];
      results.push({
        file: name,
        ...(await measure(server, { phone, other, bytes, most: Number.POSITIVE_INFINITY })),
      });
      process.stderr.write(`${JSON.stringify(results.at(-1))}\n`);
    }
    const [phone, other] = [await phones.next(), await phones.next()];
    const flood = {
      phone,
      other,
      everyMs: OTHERS_EVERY_MS_BESIDE_FLOOD,
      bytes: await largestFile(),
      most: 4 * SECONDS,
    };
    disk = {
      ...(await measure(server, flood)),
      dailyMB: DAILY_MB,
      goneAfterSeconds: await emptied(server, before),
    };
  });
  if (json) process.stdout.write(`${JSON.stringify({ worstUploads: results, disk })}\n`);
  else {
    console.table(results);
    console.table([disk]);
  }
}

/** Graduates of the demo country who have an invitation to upload to, one after another. */
function phonesOf(url) {
  let running = 0;
  /** `url`, `account` and `recordId`, for {@link otherPhone} too. */
  const next = async () => {
    running += 1;
    if (running > 400) throw new Error("The country has too few invitations");
    const account = `1990000${String(running).padStart(4, "0")}`;
    const signing = { account, password: PASSWORD };
    const phone = await signIn(url, signing).catch(() => null);
    const records = await phone?.ask("{ myRecords { id kind } }").catch(() => null);
    const record = records?.myRecords.find(({ kind }) => kind === "ONLINE_AGREEMENT");
    if (!record) return await next();
    const ready = { ...phone, url, account: signing, recordId: record.id };
    return (await ready.begin(record.id, 1000, 0).catch(() => null)) ? ready : await next();
  };
  return { next };
}

/** @param attack `most`: seconds that it lasts at least, until a limit of the day ends it; for ever: 30 seconds. */
async function measure(server, { phone, other, everyMs = OTHERS_EVERY_MS, bytes, most }) {
  const others = await otherPhone({
    url: other.url,
    account: other.account,
    recordId: other.recordId,
    everyMs,
  });
  const began = performance.now();
  const going = () =>
    performance.now() - began < SECONDS * 1000 ||
    (Number.isFinite(most) && !answers.LIMIT_REACHED && performance.now() - began < most * 1000);
  const before = bytesOf(server.folder);
  let largest = 0;
  const answers = {};
  const attack = Array.from({ length: bytes ? AT_ONCE : 0 }, async () => {
    for (let n = 0; going(); n += 1) {
      const answer = await sendAndTakeOut(phone, bytes, n);
      answers[answer] = (answers[answer] ?? 0) + 1;
      // A limit ends it: whoever goes on is refused before anything is sent.
      if (answer === "LIMIT_REACHED") await sleep(20);
    }
  });
  // Told below, or not at all where the other's failure is what matters.
  const ended = Promise.allSettled(attack);
  while (going()) {
    largest = Math.max(largest, bytesOf(server.folder) - before);
    await sleep(DISK_EVERY_MS);
  }
  const times = await others.stop();
  const failed = (await ended).find(({ reason }) => reason);
  if (failed) throw failed.reason;
  times.sort((a, b) => a - b);
  return {
    kB: Math.round((bytes?.length ?? 0) / 1000),
    answers: JSON.stringify(answers),
    others: times.length,
    p50: Math.round(times[Math.floor(times.length * 0.5)]),
    p99: Math.round(times[Math.floor(times.length * 0.99)]),
    diskGrewMB: Math.round(largest / 1e6),
  };
}

/** How long it takes until what was taken out is gone. */
async function emptied(server, before) {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  while (bytesOf(server.folder) > before && seconds() < GONE_WITHIN_SECONDS) await sleep(1000);
  return bytesOf(server.folder) > before ? null : seconds();
}
