import type { NonEmptyArray } from "type-graphql";
import {
  OfflineSigningResolver,
  OwnAgreementsResolver,
  SigningResolver,
} from "../modules/agreements/index.js";
import { DestinationsResolver } from "../modules/destinations/index.js";
import { EmployerWarningsResolver } from "../modules/employer-warnings/index.js";
import { EmployersResolver, KnownEmployersResolver } from "../modules/employers/index.js";
import { GraduatesResolver } from "../modules/graduates/index.js";
import { IdentityResolver } from "../modules/identity/index.js";
import { MessagesResolver } from "../modules/notifications/index.js";
import { OrganisationsResolver } from "../modules/organisations/index.js";
import { RecordsResolver } from "../modules/records/index.js";
import { EmployerStatusResolver, ReviewResolver } from "../modules/review/index.js";
import { RosterUploadResolver } from "../modules/roster-upload/index.js";
import { SettingsResolver } from "../modules/settings/index.js";
import { StaffResolver } from "../modules/staff/index.js";
import { TerminationsResolver } from "../modules/terminations/index.js";
import { UploadResolver } from "../modules/uploads/index.js";
import { FormsResolver, VocabularyResolver } from "../modules/vocabulary/index.js";
import { ClockResolver } from "./clock.resolver.js";
import { LiveResolver } from "./live.resolver.js";
import { EmployerStandingResolver, ViewerStandingResolver } from "./viewer-standing.resolver.js";

/** Every resolver class of the schema: a module's resolvers are in the API when they stand here. */
// biome-ignore lint/complexity/noBannedTypes: the type that type-graphql takes
export const RESOLVERS: NonEmptyArray<Function> = [
  IdentityResolver,
  LiveResolver,
  ClockResolver,
  ViewerStandingResolver,
  EmployerStandingResolver,
  VocabularyResolver,
  FormsResolver,
  SettingsResolver,
  StaffResolver,
  EmployersResolver,
  KnownEmployersResolver,
  EmployerWarningsResolver,
  MessagesResolver,
  RecordsResolver,
  SigningResolver,
  OfflineSigningResolver,
  OwnAgreementsResolver,
  UploadResolver,
  DestinationsResolver,
  ReviewResolver,
  EmployerStatusResolver,
  RosterUploadResolver,
  OrganisationsResolver,
  GraduatesResolver,
  TerminationsResolver,
];
