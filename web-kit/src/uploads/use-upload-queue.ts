import { useEffect, useState, useSyncExternalStore } from "react";
import { v7 as uuidv7 } from "uuid";
import { type DoneUpload, type QueuedFile, type QueueTransport, UploadQueue } from "./upload-queue.js";
import { browserTransport } from "./upload-transport.js";

/** A queue for as long as its place is on the screen; what failed is tried again when the line is back. */
export function useUploadQueue<T extends DoneUpload>(
  begin: QueueTransport<T>["begin"],
): { queue: UploadQueue<T>; files: readonly QueuedFile<T>[] } {
  const [queue] = useState(() => new UploadQueue<T>(browserTransport(begin), uuidv7));
  const files = useSyncExternalStore(queue.subscribe, queue.files);
  useEffect(() => {
    const again = () => queue.retryAll();
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      queue.close();
    };
  }, [queue]);
  return { queue, files };
}
