import { ReflectMetadataProvider } from "@mikro-orm/decorators/legacy";
import { Migrator } from "@mikro-orm/migrations";
import { MikroORM, UnderscoreNamingStrategy } from "@mikro-orm/postgresql";
import { Agreement, Amendment } from "../flows/agreements/agreement.entity.js";
import { Destination, DestinationChange } from "../flows/destination/destination.entity.js";
import { Termination } from "../flows/termination/termination.entity.js";
import { Employer } from "../parties/employers/employer.entity.js";
import { Favourite } from "../parties/employers/favourite.entity.js";
import { EmployerAccount } from "../parties/identity/employer-account.entity.js";
import { GraduateAccount } from "../parties/identity/graduate-account.entity.js";
import { Session } from "../parties/identity/session.entity.js";
import { StaffAccount } from "../parties/identity/staff-account.entity.js";
import { Department, Graduate, Province, RegistryStudent, School } from "../parties/roster/index.js";
import {
  AgreementContact,
  OpenedModule,
  ProvinceCohort,
  SigningSettings,
} from "../parties/settings/settings.entity.js";
import { HeldVerdict, RecordEvent, RecordHeader } from "../records/record.entity.js";
import { Message } from "../services/notifications/message.entity.js";
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
