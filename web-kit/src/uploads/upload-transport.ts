import { preparePicture } from "./prepare-picture.js";
import {
  type DoneUpload,
  LARGEST_UPLOAD_BYTES,
  type PutAnswer,
  type QueueTransport,
} from "./upload-queue.js";

/** No sign of life for so long is a broken line. */
const PATIENCE_MS = 300_000;

/** Sends a body with progress, which `fetch` does not tell of. A broken line answers status 0. */
export function putFile(
  address: string,
  file: Blob,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<PutAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const end = (status: number) => {
      signal.removeEventListener("abort", abort);
      resolve({ status, body: request.response as unknown });
    };
    request.open("PUT", address);
    request.responseType = "json";
    request.timeout = PATIENCE_MS;
    request.setRequestHeader("apollo-require-preflight", "1");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => end(request.status);
    request.onerror = () => end(0);
    request.ontimeout = () => end(0);
    request.onabort = () => end(0);
    signal.addEventListener("abort", abort);
    request.send(file);
  });
}

/** Waits; not longer than until the line is back. */
export function pauseOrOnline(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}

/** The browser's transport; `begin` is the app's own operation. */
export function browserTransport<T extends DoneUpload>(begin: QueueTransport<T>["begin"]): QueueTransport<T> {
  const prepare = (file: File) => preparePicture(file, LARGEST_UPLOAD_BYTES);
  return { prepare, begin, put: putFile, pause: pauseOrOnline };
}
