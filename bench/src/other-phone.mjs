import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { sendAndTakeOut, signIn } from "./uploads.mjs";

/**
 * Somebody who sends a picture of 2 KB now and then, in a thread of their own, so that what the bench itself is busy with
 * is not counted.
 *
 * @param phone `url`, `account`, `recordId`, and `everyMs` between pictures. @returns `stop`, which answers how long each picture took.
 */
export async function otherPhone(phone) {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: phone });
  const failed = new Promise((_, reject) => worker.once("error", reject));
  failed.catch(() => undefined);
  const heard = () => Promise.race([failed, new Promise((resolve) => worker.once("message", resolve))]);
  await heard();
  return {
    stop: async () => {
      const times = heard();
      worker.postMessage("stop");
      return await times;
    },
  };
}

if (!isMainThread && parentPort) {
  const sharp = createRequire(new URL("../../server/package.json", import.meta.url))("sharp");
  const { url, account, recordId, everyMs } = workerData;
  const phone = { ...(await signIn(url, account)), recordId };
  const small = await sharp({ create: { width: 160, height: 120, channels: 3, background: "#a33" } })
    .jpeg({ quality: 90 })
    .toBuffer();
  let going = true;
  parentPort.once("message", () => {
    going = false;
  });
  const times = [];
  const send = async (n, done) => {
    const answer = await sendAndTakeOut(phone, small, n, done);
    if (answer !== "200") throw new Error(`The other's picture was refused: ${answer}`);
  };
  // The first wakes the process that judges.
  await send(0);
  parentPort.postMessage("ready");
  for (let n = 1; going; n += 1) {
    const sent = performance.now();
    await send(n, () => times.push(performance.now() - sent));
    await sleep(everyMs);
  }
  parentPort.postMessage(times);
}
