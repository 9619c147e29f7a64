import { useEffect, useState, useSyncExternalStore } from "react";
import { v7 as uuidv7 } from "uuid";
import { holdPage } from "../page-hold.js";
import {
  type DoneUpload,
  isUnderWay,
  type QueuedFile,
  type QueueTransport,
  UploadQueue,
} from "./upload-queue.js";
import { browserTransport } from "./upload-transport.js";

/** Queues whose place has left the screen while files were under way, by the place's name. */
const inBackground = new Map<string, UploadQueue<DoneUpload>>();

/** Breaks off what is sent in the background, e.g. when its person signs out. */
export function closeUploads(): void {
  for (const queue of inBackground.values()) queue.close();
  inBackground.clear();
}

/**
 * The queue of one place; what failed is tried again when the line is back, and leaving the app while files are under way
 * asks first. `background`: a name under which it goes on while the app lives when the place leaves the screen; without
 * it the queue ends with its place.
 */
export function useUploadQueue<T extends DoneUpload>(
  begin: QueueTransport<T>["begin"],
  background?: string,
): { queue: UploadQueue<T>; files: readonly QueuedFile<T>[] } {
  const [queue] = useState(() => {
    // Under one name everything is of one kind.
    const found = background === undefined ? undefined : inBackground.get(background);
    return (
      (found as unknown as UploadQueue<T> | undefined) ?? new UploadQueue<T>(browserTransport(begin), uuidv7)
    );
  });
  const files = useSyncExternalStore(queue.subscribe, queue.files);
  useEffect(() => {
    const again = () => queue.retryAll();
    const letGo = holdWhileUnderWay(queue);
    window.addEventListener("online", again);
    if (background !== undefined) inBackground.delete(background);
    return () => {
      window.removeEventListener("online", again);
      letGo();
      if (background === undefined || !queue.files().some(isUnderWay)) return queue.close();
      goOn(background, queue);
    };
  }, [queue, background]);
  return { queue, files };
}

function goOn<T extends DoneUpload>(name: string, queue: UploadQueue<T>): void {
  inBackground.set(name, queue as unknown as UploadQueue<DoneUpload>);
  const letGo = holdWhileUnderWay(queue);
  const stop = queue.subscribe(() => {
    // Its place took it back, or everything has arrived; what failed waits for its person.
    const taken = inBackground.get(name) !== (queue as unknown as UploadQueue<DoneUpload>);
    if (!taken && queue.files().some(({ state }) => state !== "DONE")) return;
    stop();
    letGo();
    if (!taken) inBackground.delete(name);
  });
}

function holdWhileUnderWay<T extends DoneUpload>(queue: UploadQueue<T>): () => void {
  let release: (() => void) | undefined;
  const look = () => {
    if (queue.files().some(isUnderWay)) release ??= holdPage();
    else {
      release?.();
      release = undefined;
    }
  };
  const stop = queue.subscribe(look);
  look();
  return () => {
    stop();
    release?.();
  };
}
