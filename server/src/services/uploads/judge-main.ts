import { FileFault, type FileFaultCode } from "./file-faults.js";
import { type JudgedContent, judgeFile } from "./judge-file.js";

/** What this process says: that it is there, and of each file that it is sent what it is or why it is refused. */
export type JudgeMessage =
  | { type: "ready" }
  | { type: "judged"; content: JudgedContent }
  | { type: "refused"; fault: FileFaultCode }
  | { type: "failed"; reason: string };

const answer = (message: JudgeMessage) => process.send?.(message);

process.on("disconnect", () => process.exit());
process.on("message", (bytes: Uint8Array) => {
  void judgeFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).then(
    (content) => answer({ type: "judged", content }),
    (error: unknown) =>
      answer(
        error instanceof FileFault
          ? { type: "refused", fault: error.code }
          : { type: "failed", reason: error instanceof Error ? error.name : "unknown" },
      ),
  );
});
answer({ type: "ready" });
