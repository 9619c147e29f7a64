import type { RouteModule } from "./app.js";
import { addGraduateSheetRoutes, dropOldSheets, runSheetHandler } from "./desks/graduate-sheets/index.js";
import { restoreGraduateHandler } from "./desks/graduates/index.js";
import { foldSweep } from "./desks/review/index.js";
import { addDocumentRoutes, issueDocumentHandler } from "./flows/agreements/index.js";
import { destinationRecords } from "./flows/destination/index.js";
import { correctionRecords } from "./flows/employer-correction/index.js";
import {
  addLetterRoute,
  addTransferRoute,
  payTransferHandler,
  verificationRecords,
} from "./flows/employer-verification/index.js";
import { addStampLinkRoutes, offlineRecords } from "./flows/offline-signing/index.js";
import { addInvitationPreview, onlineSigningRecords, reminderSweep } from "./flows/online-signing/index.js";
import { paperRecords } from "./flows/paper-registration/index.js";
import { offlineTerminationRecords, onlineTerminationRecords } from "./flows/termination/index.js";
import { freeJobsOfTheDead, type HandledJob, type Sweep } from "./outbox/index.js";
import { dropOldCodes, sendCodeHandler, sendUsernamesHandler } from "./parties/credentials/index.js";
import { dropOldCards } from "./parties/employers/index.js";
import {
  dropOldDevices,
  dropOldLimits,
  dropOldSessions,
  dropOldTickets,
  dropOldTurns,
} from "./parties/identity/index.js";
import { addPortalRoutes } from "./parties/portal/index.js";
import {
  addRosterDownloads,
  addRosterRoutes,
  checkRosterHandler,
  clearSweep,
  commitRosterHandler,
  rosterSweep,
} from "./parties/roster-upload/index.js";
import { closingSweep } from "./parties/settings/index.js";
import type { Platform } from "./platform/platform.js";
import { clockSweep } from "./records/index.js";
import { addBankInbox } from "./services/bank/index.js";
import { addSampleRoutes } from "./services/forms/index.js";
import {
  addInboxes,
  deliverMailHandler,
  deliverSmsHandler,
  sendMessageHandler,
} from "./services/notifications/index.js";
import { deliverReportsHandler } from "./services/reporting/index.js";
import { addUploadRoutes, uploadSweep } from "./services/uploads/index.js";

const limitsSweep: Sweep = {
  name: "identity.limits",
  everyMs: 3_600_000,
  run: async ({ pool, clock }: Platform) => {
    await dropOldLimits(pool, clock.now());
    await dropOldTurns(pool, clock.now());
    await dropOldDevices(pool, clock.now());
    await dropOldTickets(pool, clock.now());
    await dropOldCodes(pool, clock.now());
    await dropOldCards(pool, clock.now());
    await dropOldSheets(pool, clock.now());
  },
};

const sessionsSweep: Sweep = {
  name: "identity.sessions",
  everyMs: 3_600_000,
  run: ({ pool, clock }: Platform) => dropOldSessions(pool, clock.now()),
};

/** What the worker does: every handler of the outbox. */
export const JOBS: readonly HandledJob[] = [
  sendMessageHandler,
  deliverSmsHandler,
  deliverMailHandler,
  sendCodeHandler,
  sendUsernamesHandler,
  deliverReportsHandler,
  issueDocumentHandler,
  checkRosterHandler,
  commitRosterHandler,
  restoreGraduateHandler,
  payTransferHandler,
  runSheetHandler,
];

/** What the clock asks for again and again. */
export const SWEEPS: readonly Sweep[] = [
  clockSweep,
  reminderSweep,
  foldSweep,
  limitsSweep,
  sessionsSweep,
  rosterSweep,
  closingSweep,
  clearSweep,
  uploadSweep,
  freeJobsOfTheDead(),
];

/** Routes beside GraphQL. */
export const ROUTES: readonly RouteModule[] = [
  addDocumentRoutes,
  addRosterRoutes,
  addRosterDownloads,
  addUploadRoutes,
  addGraduateSheetRoutes,
  addInvitationPreview,
  addStampLinkRoutes,
  addInboxes,
  addBankInbox,
  addLetterRoute,
  addTransferRoute,
  addPortalRoutes,
  addSampleRoutes,
];

/** Every flow that a record can go through. */
export const FLOWS = [
  onlineSigningRecords,
  offlineRecords,
  paperRecords,
  destinationRecords,
  onlineTerminationRecords,
  offlineTerminationRecords,
  verificationRecords,
  correctionRecords,
].map(({ flow }) => flow);
