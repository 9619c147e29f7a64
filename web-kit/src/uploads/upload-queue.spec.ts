import { describe, expect, it } from "vitest";
import { type PutAnswer, type QueueTransport, UploadQueue } from "./upload-queue.js";

interface Done {
  id: string;
  warnings: { code: string; message: string }[];
}

/** A server of which a test says what each PUT of a file answers; "hang" never ends by itself, of "lost" the answer does not arrive. */
function world(answers: Record<string, (PutAnswer | "throw" | "hang" | "lost")[]> = {}) {
  const stored = new Set<string>();
  const log: string[] = [];
  let under = 0;
  let most = 0;
  const transport: QueueTransport<Done> = {
    prepare: async (file) => {
      if (file.name === "slow.jpg") await new Promise((resolve) => setTimeout(resolve, 20));
      return file.name === "camera.jpg" ? new File(["small"], "camera.jpg") : file;
    },
    begin: async ({ id, name }) => {
      log.push(`begin ${name}`);
      if (name === "full.jpg") return { refusal: { code: "TOO_MANY_FILES", message: "最多上传 20 个文件" } };
      return {
        putUrl: `/student/uploads/${name}`,
        alreadyDone: stored.has(name),
        upload: { id, warnings: [] },
      };
    },
    put: async (address, _file, onProgress, signal) => {
      const name = address.split("/").at(-1) ?? "";
      log.push(`put ${name}`);
      under += 1;
      most = Math.max(most, under);
      onProgress(0.5);
      await new Promise((resolve) => setTimeout(resolve, 1));
      const answer = answers[name]?.shift() ?? { status: 200, body: { upload: { id: name, warnings: [] } } };
      if (answer === "hang") await new Promise((resolve) => signal.addEventListener("abort", resolve));
      under -= 1;
      if (answer === "lost") stored.add(name);
      if (answer === "lost") return { status: 0, body: null };
      if (answer === "throw" || answer === "hang") throw new Error("gone");
      if (answer.status === 200) stored.add(name);
      return answer;
    },
    pause: async (milliseconds) => void log.push(`pause ${milliseconds}`),
  };
  let last = 0;
  const queue = new UploadQueue<Done>(transport, () => `id${++last}`);
  return { queue, log, most: () => most };
}

const picture = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name);
const settled = () => new Promise((resolve) => setTimeout(resolve, 80));
const states = (queue: UploadQueue<Done>) => queue.files().map(({ state }) => state);

describe("the upload queue", () => {
  it("sends two at a time, in the order they were chosen, and keeps what came back", async () => {
    const { queue, log, most } = world();
    queue.add(["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"].map((name) => picture(name)));
    await settled();
    expect(states(queue)).toEqual(["DONE", "DONE", "DONE", "DONE", "DONE"]);
    expect(most()).toBe(2);
    expect(log.filter((line) => line.startsWith("begin"))).toEqual(
      ["a", "b", "c", "d", "e"].map((name) => `begin ${name}.jpg`),
    );
    expect(queue.files()[0]).toMatchObject({ progress: 1, upload: { id: "a.jpg" }, message: null });
  });

  it("keeps the order though the first takes longest to scale", async () => {
    const { queue, log } = world();
    queue.add(["slow.jpg", "b.jpg", "c.jpg"].map((name) => picture(name)));
    await settled();
    expect(states(queue)).toEqual(["DONE", "DONE", "DONE"]);
    expect(log.filter((line) => line.startsWith("begin"))).toEqual([
      "begin slow.jpg",
      "begin b.jpg",
      "begin c.jpg",
    ]);
  });

  it("tries a broken line again with growing pauses, each file by itself", async () => {
    const { queue, log } = world({
      "a.jpg": [{ status: 0, body: null }, "throw", { status: 503, body: null }],
    });
    queue.add([picture("a.jpg"), picture("b.jpg")]);
    await settled();
    expect(states(queue)).toEqual(["DONE", "DONE"]);
    expect(log.filter((line) => line.startsWith("pause"))).toEqual([
      "pause 1000",
      "pause 2000",
      "pause 4000",
    ]);
    expect(log.filter((line) => line === "put b.jpg")).toHaveLength(1);
  });

  it("does not send again what had arrived when the answer was lost", async () => {
    const { queue, log } = world({ "a.jpg": ["lost"] });
    queue.add([picture("a.jpg")]);
    await settled();
    expect(states(queue)).toEqual(["DONE"]);
    expect(log).toEqual(["begin a.jpg", "put a.jpg", "pause 1000", "begin a.jpg"]);
  });

  it("gives up after six pauses until somebody asks for another try", async () => {
    const broken = Array.from({ length: 7 }, () => ({ status: 0, body: null }));
    const { queue } = world({ "a.jpg": broken });
    queue.add([picture("a.jpg")]);
    await settled();
    expect(queue.files()[0]).toMatchObject({ state: "FAILED", message: expect.stringContaining("网络") });
    queue.retryAll();
    await settled();
    expect(states(queue)).toEqual(["DONE"]);
  });

  it("begins again when the address is too old, and stops at a refusal", async () => {
    const { queue, log } = world({
      "a.jpg": [{ status: 403, body: { code: "UPLOAD_EXPIRED", message: "上传地址已失效，请重试" } }],
      "b.jpg": [{ status: 415, body: { code: "FILE_KIND", message: "该文件不是图片" } }],
    });
    queue.add([picture("a.jpg"), picture("b.jpg"), picture("full.jpg")]);
    await settled();
    expect(queue.files().map(({ state, message }) => [state, message])).toEqual([
      ["DONE", null],
      ["REFUSED", "该文件不是图片"],
      ["REFUSED", "最多上传 20 个文件"],
    ]);
    expect(log.filter((line) => line === "begin a.jpg")).toHaveLength(2);
    expect(log.filter((line) => line === "put b.jpg")).toHaveLength(1);
  });

  it("refuses at once what is empty, or no picture and larger than 10 MB", () => {
    const { queue, log } = world();
    queue.add([picture("empty.jpg", 0), picture("large.pdf", 10 * 1_048_576 + 1)]);
    expect(states(queue)).toEqual(["REFUSED", "REFUSED"]);
    expect(log).toEqual([]);
  });

  it("sends a large picture scaled, and refuses one that this browser cannot scale", async () => {
    const { queue, log } = world();
    const large = (name: string) =>
      new File([new Uint8Array(10 * 1_048_576 + 1)], name, { type: "image/jpeg" });
    queue.add([large("camera.jpg"), large("old-canvas.jpg")]);
    await settled();
    expect(queue.files().map(({ state, message }) => [state, message])).toEqual([
      ["DONE", null],
      ["REFUSED", expect.stringContaining("请选择较小的照片")],
    ]);
    expect(log).toEqual(["begin camera.jpg", "put camera.jpg"]);
  });

  it("breaks off what is removed and goes on with the next", async () => {
    const { queue } = world({ "a.jpg": ["hang"], "b.jpg": ["hang"] });
    queue.add(["a.jpg", "b.jpg", "c.jpg"].map((name) => picture(name)));
    await settled();
    expect(states(queue)).toEqual(["SENDING", "SENDING", "WAITING"]);
    expect(queue.files()[0]?.progress).toBe(0.5);
    queue.remove("id1");
    await settled();
    expect(queue.files().map(({ file, state }) => [file.name, state])).toEqual([
      ["b.jpg", "SENDING"],
      ["c.jpg", "DONE"],
    ]);
    queue.close();
    expect(queue.files()).toEqual([]);
  });
});
