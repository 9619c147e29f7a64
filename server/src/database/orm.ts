import { ReflectMetadataProvider } from "@mikro-orm/decorators/legacy";
import { Migrator } from "@mikro-orm/migrations";
import { MikroORM, UnderscoreNamingStrategy } from "@mikro-orm/postgresql";
import { Agreement, Amendment } from "../modules/agreements/agreement.entity.js";
import { Destination, DestinationChange } from "../modules/destinations/destination.entity.js";
import { Employer } from "../modules/employers/employer.entity.js";
import { Favourite } from "../modules/employers/favourite.entity.js";
import { EmployerAccount } from "../modules/identity/employer-account.entity.js";
import { GraduateAccount } from "../modules/identity/graduate-account.entity.js";
import { Session } from "../modules/identity/session.entity.js";
import { StaffAccount } from "../modules/identity/staff-account.entity.js";
import { Message } from "../modules/notifications/message.entity.js";
import { HeldVerdict, RecordEvent, RecordHeader } from "../modules/records/record.entity.js";
import { Department, Graduate, Province, RegistryStudent, School } from "../modules/roster/index.js";
import {
  AgreementContact,
  OpenedModule,
  ProvinceCohort,
  SigningSettings,
} from "../modules/settings/settings.entity.js";
import { Termination } from "../modules/terminations/termination.entity.js";
import { MIGRATIONS } from "./migrations/index.js";
import { CONNECTION_PATIENCE_MS } from "./pool.js";

const ENTITIES = [
  Province,
  School,
  Department,
  Graduate,
  RegistryStudent,
  GraduateAccount,
  EmployerAccount,
  StaffAccount,
  Session,
  ProvinceCohort,
  OpenedModule,
  SigningSettings,
  AgreementContact,
  Employer,
  Favourite,
  RecordHeader,
  RecordEvent,
  HeldVerdict,
  Agreement,
  Amendment,
  Termination,
  Destination,
  DestinationChange,
  Message,
];

/**
 * Opens the ORM on a database. Dates travel as UTC; every session gives up on a statement after 15 s and on a lock
 * after 5 s, so that no request hangs on another.
 */
export async function openOrm(url: string, options: { poolSize?: number } = {}): Promise<MikroORM> {
  return await MikroORM.init({
    clientUrl: url,
    entities: ENTITIES,
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
      statement_timeout: 15_000,
      lock_timeout: 5_000,
    },
  });
}
