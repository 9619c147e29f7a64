import { mailText, type SmsTemplate } from "../../../catalogue/index.js";
import { Sealed } from "../../../database/sealed.js";
import { query, sql } from "../../../database/sql.js";
import { column } from "../../../lists/column.js";
import { defineList } from "../../../lists/list.js";
import { descending } from "../../../lists/order.js";
import { handles } from "../../../outbox/index.js";
import type { Platform } from "../../../platform/platform.js";
import { ReceivedText, ReceivedTextFilter } from "../received-text.js";
import { deliverMail } from "./add-mail.js";
import { SmtpTransport } from "./smtp.js";
import { embeddedTransport, MailRefused, type OutgoingMail } from "./transport.js";

/** As of an SMS: a notice that is a day late is no notice any more. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

interface MailRow {
  id: string;
  template: SmsTemplate;
  variables_sealed: Buffer;
  address_sealed: Buffer;
  queued_at: Date;
}

/**
 * Delivers one mail. A worker that dies between the server's answer and ours sends it again under the same Message-ID.
 *
 * @throws so that the outbox tries again, later and later.
 */
export const deliverMailHandler = handles(deliverMail, async (platform, { id }) => {
  const { pool, clock, config } = platform;
  const [row] = await query<MailRow>(
    pool,
    sql`select id, template, variables_sealed, address_sealed, queued_at from mail
      where id = ${id} and state = 'QUEUED'`,
  );
  if (!row) return;
  if (row.queued_at.getTime() + GIVE_UP_AFTER_MS <= clock.now().getTime()) {
    return await markFailed(platform, id, "邮件服务器24小时内未能接收，已放弃");
  }
  const transport = config.mail === "embedded" ? embeddedTransport : new SmtpTransport(config.mail);
  try {
    const receipt = await transport.send(outgoing(platform, row));
    await query(
      pool,
      sql`update mail set state = 'SENT', ended_at = ${clock.now()}, receipt = ${receipt} where id = ${id}`,
    );
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    await markFailed(platform, id, error.message);
  }
});

function outgoing({ keys }: Pick<Platform, "keys">, row: MailRow): OutgoingMail {
  const variables = keys.open("mail.variables_sealed", new Sealed(row.variables_sealed));
  return {
    id: row.id,
    address: keys.open("mail.address_sealed", new Sealed(row.address_sealed)),
    ...mailText(row.template, JSON.parse(variables) as Record<string, string>),
  };
}

async function markFailed({ pool, clock }: Platform, id: string, failure: string): Promise<void> {
  await query(
    pool,
    sql`update mail set state = 'FAILED', ended_at = ${clock.now()}, failure = ${failure} where id = ${id}`,
  );
}

/** What the embedded transport took, newest first: all of it, for developers. */
export const receivedMail = defineList({
  name: "mail-inbox",
  row: ReceivedText,
  filter: ReceivedTextFilter,
  from: sql`mail m`,
  columns: {
    id: column.id`m.id`,
    template: column.text<SmsTemplate>`m.template`,
    addressSealed: column.bytes`m.address_sealed`,
    variablesSealed: column.bytes`m.variables_sealed`,
    at: column.instant`m.ended_at`,
  },
  computed: {
    to: ({ addressSealed }, { keys }) => keys.open("mail.address_sealed", new Sealed(addressSealed)),
    text: ({ template, variablesSealed }, { keys }) => {
      const variables = keys.open("mail.variables_sealed", new Sealed(variablesSealed));
      const { subject, text } = mailText(template, JSON.parse(variables) as Record<string, string>);
      return `${subject}\n${text}`;
    },
  },
  scope: (_viewer: { role: "DEVELOPER" }) => sql`m.state = 'SENT'`,
  filters: {
    to: { hot: (address, { keys }) => sql`m.address_index = ${keys.blindIndex("email", address)}` },
  },
  order: descending("at", "id"),
});
