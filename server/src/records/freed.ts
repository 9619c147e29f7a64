import type { EntityManager } from "@mikro-orm/postgresql";

/** What waits for a graduate to be free of commitments; in the transaction that ends one, its record written. */
export type WhenFreed = (em: EntityManager, graduateId: string) => Promise<void>;

const waiting: WhenFreed[] = [];

/** Makes it known when its module is loaded, as flows are. */
export function whenFreed(act: WhenFreed): void {
  waiting.push(act);
}

/** A record that held its graduate (F-01) does so no longer. */
export async function graduateFreed(em: EntityManager, graduateId: string): Promise<void> {
  for (const act of waiting) await act(em, graduateId);
}
