/** Most graduates of one bulk invitation (F-29). */
export const MAX_BULK = 500;
/** How many are sent with one request: the page says how far it is, and nobody else waits for hundreds. */
export const SENT_AT_ONCE = 25;
/** How many favourites one question reads (the server answers no more). */
export const READ_AT_ONCE = 100;

/** The address of the bulk invitation to these: behind the hash, which no server has to take, however many they are. */
export function bulkAddress(favouriteIds: readonly string[]): string {
  return `/invitations/bulk#${favouriteIds.join(",")}`;
}

export function chosenIn(hash: string): string[] {
  return hash.replace(/^#/, "").split(",").filter(Boolean).slice(0, MAX_BULK);
}

export function inLots<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
