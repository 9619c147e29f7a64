import { z } from "zod";
import { defineJob } from "../../outbox/index.js";

/** The dry run of an upload. */
export const checkRoster = defineJob("roster.check", z.object({ uploadId: z.uuid() }));

/** The commit of an upload that was checked. */
export const commitRoster = defineJob("roster.commit", z.object({ uploadId: z.uuid() }));

/**
 * F-91: a deleted graduate is on the roster again, by the account that brought the file. `frozenAt` names the deletion
 * that it ends: a later one stands.
 */
export const restoreGraduate = defineJob(
  "graduates.return",
  z.object({ graduateId: z.uuid(), frozenAt: z.iso.datetime({ offset: true }), accountId: z.uuid() }),
);
