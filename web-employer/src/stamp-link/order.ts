import type { LinkUpload } from "./link.js";

/** As the holder put them; what came since stands at the end. */
export function inOrder(uploads: readonly LinkUpload[], order: readonly string[]): LinkUpload[] {
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...uploads].sort((one, other) => place(one.id) - place(other.id));
}

export function moved(uploads: readonly LinkUpload[], id: string, by: -1 | 1): string[] {
  const ids = uploads.map((upload) => upload.id);
  const at = ids.indexOf(id);
  const to = at + by;
  if (at >= 0 && to >= 0 && to < ids.length) ids.splice(to, 0, ...ids.splice(at, 1));
  return ids;
}
