import type { EntityManager } from "@mikro-orm/postgresql";
import type { Platform } from "../platform/platform.js";

/**
 * Runs an act in one transaction of an entity manager of its own. What it throws rolls everything back: the record,
 * its history and its jobs are written together or not at all.
 */
export async function inTransaction<T>(
  platform: Pick<Platform, "orm">,
  act: (em: EntityManager) => Promise<T>,
): Promise<T> {
  return await platform.orm.em.fork().transactional(act);
}

const UNIQUE_VIOLATION = "23505";

/** The name of the unique constraint that an error reports, or null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  // What pg says stands in the ORM's own error too.
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown };
  if (code !== UNIQUE_VIOLATION) return null;
  return typeof constraint === "string" ? constraint : "";
}
