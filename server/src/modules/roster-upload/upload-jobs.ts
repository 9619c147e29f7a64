import { z } from "zod";
import { defineJob } from "../../outbox/index.js";

/** The dry run of an upload. */
export const checkRoster = defineJob("roster.check", z.object({ uploadId: z.uuid() }));

/** The commit of an upload that was checked. */
export const commitRoster = defineJob("roster.commit", z.object({ uploadId: z.uuid() }));
