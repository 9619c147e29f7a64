import { UniqueConstraintViolationException } from "@mikro-orm/core";
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

/** The name of the unique constraint that an error reports, or null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof UniqueConstraintViolationException)) return null;
  const { constraint } = error as { constraint?: unknown };
  return typeof constraint === "string" ? constraint : "";
}
