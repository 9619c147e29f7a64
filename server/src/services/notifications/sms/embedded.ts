import { smsText } from "../../../catalogue/index.js";
import { Sealed } from "../../../database/sealed.js";
import { limitTo, type Sql, sql } from "../../../database/sql.js";
import { pageOf, positionAfter } from "../../../lists/cursor.js";
import type { Platform } from "../../../platform/platform.js";
import type { OutgoingSms, SmsGateway } from "./gateway.js";

/** The gateway of the embedded set-up: a table, which /dev/sms shows. It knows every id that it took. */
export class EmbeddedSmsGateway implements SmsGateway {
  readonly settlesAfterMs = 0;

  constructor(private readonly platform: Platform) {}

  async send(sms: OutgoingSms): Promise<string> {
    const { pool, keys, clock } = this.platform;
    await pool.query(
      `insert into sms_inbox (id, mobile_index, mobile_sealed, text_sealed, received_at)
        values ($1, $2, $3, $4, $5) on conflict (id) do nothing`,
      [
        sms.id,
        keys.blindIndex("mobile", sms.mobile),
        keys.seal("sms_inbox.mobile_sealed", sms.mobile).bytes,
        keys.seal("sms_inbox.text_sealed", smsText(sms.template, sms.variables)).bytes,
        clock.now(),
      ],
    );
    return `embedded:${sms.id}`;
  }

  async find(sms: OutgoingSms): Promise<string | null> {
    const { rows } = await this.platform.pool.query("select 1 from sms_inbox where id = $1", [sms.id]);
    return rows.length > 0 ? `embedded:${sms.id}` : null;
  }
}

/** An SMS as its reader has it. */
export interface ReceivedSms {
  id: string;
  mobile: string;
  text: string;
  at: Date;
}

const PAGE = 20;

/** What the embedded gateway took, newest first, of one mobile if asked. */
export async function listReceivedSms(
  { pool, keys }: Pick<Platform, "pool" | "keys">,
  { mobile, after }: { mobile: string | null; after: string | null },
): Promise<{ rows: ReceivedSms[]; endCursor: string | null }> {
  const from = positionAfter(after);
  const ofMobile: Sql = mobile ? sql`mobile_index = ${keys.blindIndex("mobile", mobile)} and` : sql``;
  const { text, values } = sql`
    select id, mobile_sealed, text_sealed, received_at from sms_inbox
    where ${ofMobile} (received_at, id) < (${from.at}, ${from.id})
    order by received_at desc, id desc ${limitTo(PAGE + 1)}`.toPg();
  const { rows } = await pool.query<{
    id: string;
    mobile_sealed: Buffer;
    text_sealed: Buffer;
    received_at: Date;
  }>({ name: mobile ? "sms-inbox-of-mobile" : "sms-inbox", text, values });
  const received = rows.map((row) => ({
    id: row.id,
    mobile: keys.open("sms_inbox.mobile_sealed", new Sealed(row.mobile_sealed)),
    text: keys.open("sms_inbox.text_sealed", new Sealed(row.text_sealed)),
    at: row.received_at,
  }));
  return pageOf(received, PAGE, ({ at, id }) => ({ at, id }));
}
