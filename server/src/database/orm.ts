import { ReflectMetadataProvider } from "@mikro-orm/decorators/legacy";
import { Migrator } from "@mikro-orm/migrations";
import { type EntityClass, MikroORM, UnderscoreNamingStrategy } from "@mikro-orm/postgresql";
import { MIGRATIONS } from "./migrations/index.js";
import { ParameterDriver } from "./parameters.js";
import { CONNECTION_PATIENCE_MS } from "./pool.js";

/**
 * Opens the ORM on a database, for the entities given: migrations need none. Dates travel as UTC; every session gives up on a statement after 15 s and on a lock
 * after 5 s, so that no request hangs on another.
 */
export async function openOrm(
  url: string,
  entities: readonly EntityClass[],
  options: { poolSize?: number; statementTimeoutMs?: number } = {},
): Promise<MikroORM> {
  return await MikroORM.init({
    driver: ParameterDriver as never,
    clientUrl: url,
    entities: [...entities],
    metadataProvider: ReflectMetadataProvider,
    namingStrategy: UnderscoreNamingStrategy,
    forceUtcTimezone: true,
    extensions: [Migrator],
    migrations: {
      migrationsList: MIGRATIONS,
      tableName: "migration",
      transactional: true,
      allOrNothing: true,
      // A first start has nothing to tell of them; a failure is thrown.
      silent: true,
      // Migrations are written by hand; a snapshot would be a file in whatever folder we were started in.
      snapshot: false,
    },
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: options.poolSize ?? 16 },
    driverOptions: {
      connectionTimeoutMillis: CONNECTION_PATIENCE_MS,
      application_name: "graduate-destinations",
      statement_timeout: options.statementTimeoutMs ?? 15_000,
      lock_timeout: 5_000,
    },
  });
}
