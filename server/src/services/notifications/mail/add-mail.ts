import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { isEmail, type SmsTemplate } from "../../../catalogue/index.js";
import { query, sql } from "../../../database/sql.js";
import { addJob, defineJob } from "../../../outbox/index.js";
import type { Platform } from "../../../platform/platform.js";
import { type SmsToSend, sms } from "../sms/add-sms.js";

export interface TextToSend<T extends SmsTemplate> extends Omit<SmsToSend<T>, "mobile"> {
  /** A mobile number or a mail address. */
  to: string;
}

export const deliverMail = defineJob("mail.deliver", z.object({ id: z.uuid() }));

/**
 * Adds an SMS or a mail, as the contact is, inside the transaction of `em`; once that has committed the outbox delivers
 * it (F-94, P-12).
 */
export async function textTo<T extends SmsTemplate>(
  platform: Pick<Platform, "keys">,
  em: EntityManager,
  now: Date,
  { to, ...text }: TextToSend<T>,
): Promise<void> {
  if (!isEmail(to)) return await sms(platform, em, now, { ...text, mobile: to });
  const { template, variables, recordId, dedupeKey } = text;
  const { keys } = platform;
  const [added] = await query<{ id: string }>(
    em,
    sql`insert into mail (id, dedupe_key, record_id, template, variables_sealed, address_index, address_sealed, state,
        queued_at)
      values (${uuidv7()}, ${dedupeKey}, ${recordId}, ${template},
        ${keys.seal("mail.variables_sealed", JSON.stringify(variables)).bytes}, ${keys.blindIndex("email", to)},
        ${keys.seal("mail.address_sealed", to).bytes}, 'QUEUED', ${now})
      on conflict (dedupe_key) do nothing returning id`,
  );
  if (added) await addJob(em, deliverMail, { id: added.id });
}
