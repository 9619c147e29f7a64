import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

/** Asks an address again and again from a thread of its own, so that what the bench itself is busy with is not counted. */
export async function watchHealth(url) {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: url });
  const heard = () => new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  await heard();
  return {
    /** The slowest answer in milliseconds. */
    stop: async () => {
      const slowest = heard();
      worker.postMessage("stop");
      return await slowest;
    },
  };
}

if (!isMainThread && parentPort) {
  let going = true;
  parentPort.once("message", () => {
    going = false;
  });
  const asked = async () => {
    const began = performance.now();
    await (await fetch(workerData)).arrayBuffer();
    return performance.now() - began;
  };
  // The first opens the connection.
  await asked();
  parentPort.postMessage("ready");
  let slowest = 0;
  while (going) {
    slowest = Math.max(slowest, await asked());
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  parentPort.postMessage(slowest);
}
