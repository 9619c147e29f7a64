import type { EntityClass } from "@mikro-orm/postgresql";
import { Agreement, Amendment } from "./flows/agreements/agreement.entity.js";
import { Destination, DestinationChange } from "./flows/destination/destination.entity.js";
import { Termination } from "./flows/termination/termination.entity.js";
import { Employer } from "./parties/employers/employer.entity.js";
import { Favourite } from "./parties/employers/favourite.entity.js";
import { EmployerAccount } from "./parties/identity/employer-account.entity.js";
import { GraduateAccount } from "./parties/identity/graduate-account.entity.js";
import { Session } from "./parties/identity/session.entity.js";
import { StaffAccount } from "./parties/identity/staff-account.entity.js";
import { Department, Graduate, Province, RegistryStudent, School } from "./parties/roster/index.js";
import {
  AgreementContact,
  OpenedModule,
  ProvinceCohort,
  SigningSettings,
} from "./parties/settings/settings.entity.js";
import { HeldVerdict, RecordEvent, RecordHeader } from "./records/record.entity.js";
import { Message } from "./services/notifications/message.entity.js";

/** Every entity there is; the ORM is opened with them, so that the database knows no subject. */
export const ENTITIES: readonly EntityClass[] = [
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
