import type { EntityManager } from "@mikro-orm/postgresql";

/**
 * What goes with an account that is disabled, in the transaction that does it; answers what whoever disables it is told,
 * or null.
 */
export type WhenDisabled = (em: EntityManager, accountId: string, at: Date) => Promise<string | null>;

const going: WhenDisabled[] = [];

/** Makes it known when its module is loaded. */
export function whenDisabled(act: WhenDisabled): void {
  going.push(act);
}

export async function accountDisabled(
  em: EntityManager,
  accountId: string,
  at: Date,
): Promise<string | null> {
  const told: string[] = [];
  for (const act of going) {
    const words = await act(em, accountId, at);
    if (words) told.push(words);
  }
  return told.join("；") || null;
}
