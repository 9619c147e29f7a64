import type { NonEmptyArray } from "type-graphql";
import { EmployersDeskResolver } from "../desks/employers/index.js";
import { GraduateSheetsResolver } from "../desks/graduate-sheets/index.js";
import { GraduatesResolver } from "../desks/graduates/index.js";
import { EmployerStatusResolver, FallenVerdictsResolver, ReviewResolver } from "../desks/review/index.js";
import { AgreementFieldsResolver, OwnAgreementsResolver } from "../flows/agreements/index.js";
import { DestinationFieldsResolver, DestinationsResolver } from "../flows/destination/index.js";
import { CorrectionFieldsResolver, CorrectionResolver } from "../flows/employer-correction/index.js";
import { VerificationFieldsResolver, VerificationResolver } from "../flows/employer-verification/index.js";
import { OfflineSigningResolver } from "../flows/offline-signing/index.js";
import { PositionTemplatesResolver, SigningResolver } from "../flows/online-signing/index.js";
// Has no resolver of its own; its form is part of the contract.
import "../flows/paper-registration/index.js";
import { TerminationsResolver } from "../flows/termination/index.js";
import {
  CodesResolver,
  EmployerRegistrationResolver,
  OwnContactsResolver,
  RegistrationResolver,
} from "../parties/credentials/index.js";
import { EmployerAccountsResolver } from "../parties/employer-accounts/index.js";
import { EmployerWarningsResolver } from "../parties/employer-warnings/index.js";
import {
  EmployersResolver,
  GraduateCardResolver,
  KnownEmployersResolver,
} from "../parties/employers/index.js";
import { CredentialsResolver, IdentityResolver } from "../parties/identity/index.js";
import { OrganisationsResolver } from "../parties/organisations/index.js";
import { PortalResolver } from "../parties/portal/index.js";
import { RosterUploadResolver } from "../parties/roster-upload/index.js";
import { SchoolOfficeResolver, SettingsResolver } from "../parties/settings/index.js";
import { StaffResolver } from "../parties/staff/index.js";
import { MyIdentitiesResolver, RecordFieldsResolver, RecordsResolver } from "../records/index.js";
import { CatalogueResolver, FormsResolver } from "../services/forms/index.js";
import { MessagesResolver } from "../services/notifications/index.js";
import { UploadResolver } from "../services/uploads/index.js";
import { ClockResolver } from "./clock.resolver.js";
import { LiveResolver } from "./live.resolver.js";
import { EmployerStandingResolver, ViewerStandingResolver } from "./viewer-standing.resolver.js";

/** Every resolver class of the schema: a module's resolvers are in the API when they stand here. */
// biome-ignore lint/complexity/noBannedTypes: the type that type-graphql takes
export const RESOLVERS: NonEmptyArray<Function> = [
  IdentityResolver,
  CredentialsResolver,
  CodesResolver,
  RegistrationResolver,
  EmployerRegistrationResolver,
  OwnContactsResolver,
  PortalResolver,
  LiveResolver,
  ClockResolver,
  ViewerStandingResolver,
  EmployerStandingResolver,
  CatalogueResolver,
  FormsResolver,
  SettingsResolver,
  SchoolOfficeResolver,
  StaffResolver,
  EmployersResolver,
  EmployerAccountsResolver,
  GraduateCardResolver,
  GraduateSheetsResolver,
  KnownEmployersResolver,
  EmployerWarningsResolver,
  MessagesResolver,
  MyIdentitiesResolver,
  RecordsResolver,
  RecordFieldsResolver,
  SigningResolver,
  PositionTemplatesResolver,
  OfflineSigningResolver,
  OwnAgreementsResolver,
  AgreementFieldsResolver,
  UploadResolver,
  DestinationsResolver,
  DestinationFieldsResolver,
  ReviewResolver,
  FallenVerdictsResolver,
  EmployerStatusResolver,
  RosterUploadResolver,
  OrganisationsResolver,
  GraduatesResolver,
  EmployersDeskResolver,
  TerminationsResolver,
  VerificationResolver,
  VerificationFieldsResolver,
  CorrectionResolver,
  CorrectionFieldsResolver,
];
