import { moved, type QueuedFile, useUploadQueue } from "@gd/web-kit";
import { useCallback, useEffect, useState } from "react";
import {
  beginUpload,
  isRefusal,
  type LinkPage,
  type LinkRefusal,
  type LinkUpload,
  readPage,
  removeUpload,
  submit,
} from "./link.js";
import { inOrder } from "./order.js";

export interface StampLink {
  page: LinkPage | null;
  /** Why there is no page: the server's answer, or a broken line. */
  problem: LinkRefusal | null;
  /** The pages that can be submitted, in their order. */
  kept: readonly LinkUpload[];
  /** On their way, refused or failed; begun before and broken off. */
  queued: readonly QueuedFile<LinkUpload>[];
  brokenOff: readonly LinkUpload[];
  reload: () => Promise<void>;
  add: (files: readonly File[]) => void;
  retry: (id: string) => void;
  move: (id: string, by: -1 | 1) => void;
  /** What was refused, in words; null when it was done. */
  remove: (id: string) => Promise<string | null>;
  submit: () => Promise<string | null>;
}

const NO_LINE: LinkRefusal = { code: "NO_LINE", message: "网络连接失败，请检查网络后重试。" };

/** Everything behind one link: read, uploaded, put in order, submitted. */
export function useStampLink(token: string): StampLink {
  const [page, setPage] = useState<LinkPage | null>(null);
  const [problem, setProblem] = useState<LinkRefusal | null>(null);
  const [order, setOrder] = useState<readonly string[]>([]);
  const { queue, files } = useUploadQueue<LinkUpload>((file) => beginUpload(token, file));

  const show = useCallback((answer: LinkPage | LinkRefusal) => {
    setPage(isRefusal(answer) ? null : answer);
    setProblem(isRefusal(answer) ? answer : null);
  }, []);
  const reload = useCallback(async () => {
    show(await readPage(token).catch(() => NO_LINE));
  }, [token, show]);
  useEffect(() => void reload(), [reload]);

  const inQueue = new Set(files.map((file) => file.id));
  const known = (page?.uploads ?? []).filter((upload) => !inQueue.has(upload.id));
  const arrived = files.flatMap((file) => (file.state === "DONE" && file.upload ? [file.upload] : []));
  const kept = inOrder([...known.filter((upload) => upload.state === "COMPLETE"), ...arrived], order);

  /** An act's answer is the page as it is then; a refusal may mean that the page is another by now. */
  const act = async (asked: Promise<LinkPage | LinkRefusal>): Promise<string | null> => {
    const answer = await asked.catch(() => NO_LINE);
    if (!isRefusal(answer)) {
      show(answer);
      return null;
    }
    if (answer.code.startsWith("LINK_")) await reload();
    return answer.message;
  };
  return {
    page,
    problem,
    kept,
    queued: files.filter((file) => file.state !== "DONE"),
    brokenOff: known.filter((upload) => upload.state === "WAITING"),
    reload,
    add: (chosen) => queue.add(chosen),
    retry: (id) => queue.retry(id),
    move: (id, by) => setOrder(moved(kept, id, by)),
    remove: async (id) => {
      const state = files.find((file) => file.id === id)?.state;
      queue.remove(id);
      // What was refused has no place on the server any more.
      return state === "REFUSED" ? null : await act(removeUpload(token, id));
    },
    submit: () =>
      act(
        submit(
          token,
          kept.map((upload) => upload.id),
        ),
      ),
  };
}
