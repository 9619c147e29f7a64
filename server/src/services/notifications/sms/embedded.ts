import { smsText } from "../../../catalogue/index.js";
import { Sealed } from "../../../database/sealed.js";
import { query, sql } from "../../../database/sql.js";
import { column } from "../../../lists/column.js";
import { defineList } from "../../../lists/list.js";
import { descending } from "../../../lists/order.js";
import type { Platform } from "../../../platform/platform.js";
import { ReceivedText, ReceivedTextFilter } from "../received-text.js";
import type { OutgoingSms, SmsGateway } from "./gateway.js";

/** The gateway of the embedded set-up: a table, which /dev/sms shows. It knows every id that it took. */
export class EmbeddedSmsGateway implements SmsGateway {
  readonly settlesAfterMs = 0;

  constructor(private readonly platform: Platform) {}

  async send(sms: OutgoingSms): Promise<string> {
    const { pool, keys, clock } = this.platform;
    await query(
      pool,
      sql`insert into sms_inbox (id, mobile_index, mobile_sealed, text_sealed, received_at)
        values (${sms.id}, ${keys.blindIndex("mobile", sms.mobile)}, ${keys.seal("sms_inbox.mobile_sealed", sms.mobile).bytes}, ${keys.seal("sms_inbox.text_sealed", smsText(sms.template, sms.variables)).bytes}, ${clock.now()}) on conflict (id) do nothing`,
    );
    return `embedded:${sms.id}`;
  }

  async find(sms: OutgoingSms): Promise<string | null> {
    const rows = await query(this.platform.pool, sql`select 1 from sms_inbox where id = ${sms.id}`);
    return rows.length > 0 ? `embedded:${sms.id}` : null;
  }
}

/** What the embedded gateway took, newest first: all of it, for developers. */
export const receivedSms = defineList({
  name: "sms-inbox",
  row: ReceivedText,
  filter: ReceivedTextFilter,
  from: sql`sms_inbox i`,
  columns: {
    id: column.id`i.id`,
    mobileSealed: column.bytes`i.mobile_sealed`,
    textSealed: column.bytes`i.text_sealed`,
    at: column.instant`i.received_at`,
  },
  computed: {
    to: ({ mobileSealed }, { keys }) => keys.open("sms_inbox.mobile_sealed", new Sealed(mobileSealed)),
    text: ({ textSealed }, { keys }) => keys.open("sms_inbox.text_sealed", new Sealed(textSealed)),
  },
  scope: (_viewer: { role: "DEVELOPER" }) => sql`true`,
  filters: {
    to: { hot: (mobile, { keys }) => sql`i.mobile_index = ${keys.blindIndex("mobile", mobile)}` },
  },
  order: descending("at", "id"),
});
