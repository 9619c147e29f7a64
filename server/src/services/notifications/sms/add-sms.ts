import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { maskMobile, type SmsTemplate, type SmsVariables } from "../../../catalogue/index.js";
import { query, sql } from "../../../database/sql.js";
import { addJob, defineJob } from "../../../outbox/index.js";
import type { Platform } from "../../../platform/platform.js";

export interface SmsToSend<T extends SmsTemplate> {
  mobile: string;
  template: T;
  variables: SmsVariables<T>;
  recordId: string | null;
  /** Names the one act that this SMS tells of: adding it again changes nothing. */
  dedupeKey: string;
}

export const deliverSms = defineJob("sms.deliver", z.object({ id: z.uuid() }));

/**
 * Adds an SMS inside the transaction of `em`; once that has committed the outbox delivers it, in effect exactly once
 * (F-94, deliver.ts).
 */
export async function sms<T extends SmsTemplate>(
  { keys }: Pick<Platform, "keys">,
  em: EntityManager,
  now: Date,
  { mobile, template, variables, recordId, dedupeKey }: SmsToSend<T>,
): Promise<void> {
  const [added] = await query<{ id: string }>(
    em,
    sql`
      insert into sms (id, dedupe_key, record_id, template, variables_sealed, mobile_sealed, mobile_mask, state,
        queued_at)
      values (${uuidv7()}, ${dedupeKey}, ${recordId}, ${template},
        ${keys.seal("sms.variables_sealed", JSON.stringify(variables)).bytes},
        ${keys.seal("sms.mobile_sealed", mobile).bytes}, ${maskMobile(mobile)}, 'QUEUED', ${now})
      on conflict (dedupe_key) do nothing returning id`,
  );
  if (added) await addJob(em, deliverSms, { id: added.id });
}
