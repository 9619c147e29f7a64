import type { LinkUpload } from "./link.js";

/** As the holder put them; what came since stands at the end. */
export function inOrder(uploads: readonly LinkUpload[], order: readonly string[]): LinkUpload[] {
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...uploads].sort((one, other) => place(one.id) - place(other.id));
}
