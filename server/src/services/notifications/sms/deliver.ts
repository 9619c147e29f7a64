import { cutVariables, type SmsTemplate } from "../../../catalogue/index.js";
import { Sealed } from "../../../database/sealed.js";
import { change, query, sql } from "../../../database/sql.js";
import { handles } from "../../../outbox/index.js";
import type { Platform } from "../../../platform/platform.js";
import { deliverSms } from "./add-sms.js";
import { AliyunSmsGateway } from "./aliyun.js";
import { EmbeddedSmsGateway } from "./embedded.js";
import { type OutgoingSms, type SmsGateway, SmsNotTaken, SmsRefused } from "./gateway.js";

/** A notice that is a day late is no notice any more: it is given up, the message in the app remains (F-94). */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

interface SmsRow {
  id: string;
  template: SmsTemplate;
  variables_sealed: Buffer;
  mobile_sealed: Buffer;
  state: "QUEUED" | "SENDING" | "SENT" | "FAILED";
  queued_at: Date;
  tried_at: Date | null;
}

/**
 * Delivers one SMS. Each try is written down before the gateway hears of it; a try whose answer is not known (worker
 * killed, timeout, garbage) is looked up at the gateway under our id before there is another. So nobody gets a message
 * twice as long as the gateway knows, `settlesAfterMs` after a try, what it took.
 *
 * @throws so that the outbox tries again, later and later.
 */
export const deliverSmsHandler = handles(deliverSms, async (platform, { id }) => {
  const gateway = smsGatewayOf(platform);
  const row = await readSms(platform, id);
  if (!row || row.state === "SENT" || row.state === "FAILED") return;
  const sms = outgoing(platform, row);
  if (row.state === "SENDING" && row.tried_at) {
    const receipt = await gateway
      .find(sms, row.tried_at)
      .catch((error: unknown) => unknownYet(platform, row, error));
    if (receipt === undefined) return;
    if (receipt !== null) return await markSent(platform, row, receipt);
    const sure = row.tried_at.getTime() + gateway.settlesAfterMs <= platform.clock.now().getTime();
    if (!sure) throw new Error("Whether the gateway took the SMS is not certain yet");
  }
  if (isTooLate(platform, row)) return await markFailed(platform, row, "短信网关24小时内未能发送，已放弃");
  await tryOnce(platform, gateway, row, sms);
});

/** The gateway that the configuration names. */
function smsGatewayOf(platform: Platform): SmsGateway {
  const { sms } = platform.config;
  return sms === "embedded" ? new EmbeddedSmsGateway(platform) : new AliyunSmsGateway(sms, platform.clock);
}

/** The look-up failed as well: again later, or given up without knowing. */
async function unknownYet(platform: Platform, row: SmsRow, error: unknown): Promise<undefined> {
  if (!isTooLate(platform, row)) throw error;
  await markFailed(platform, row, "短信网关24小时内未能确认是否发送，已放弃");
}

async function tryOnce(
  platform: Platform,
  gateway: SmsGateway,
  row: SmsRow,
  sms: OutgoingSms,
): Promise<void> {
  await markTried(platform, row);
  try {
    await markSent(platform, row, await gateway.send(sms));
  } catch (error) {
    if (error instanceof SmsRefused) return await markFailed(platform, row, error.message);
    if (error instanceof SmsNotTaken) await markNotTaken(platform, row, error.message);
    throw error;
  }
}

function outgoing({ keys }: Platform, row: SmsRow): OutgoingSms {
  const values = JSON.parse(keys.open("sms.variables_sealed", new Sealed(row.variables_sealed))) as Record<
    string,
    string
  >;
  return {
    id: row.id,
    mobile: keys.open("sms.mobile_sealed", new Sealed(row.mobile_sealed)),
    template: row.template,
    variables: cutVariables(row.template, values),
  };
}

function isTooLate({ clock }: Platform, row: SmsRow): boolean {
  return row.queued_at.getTime() + GIVE_UP_AFTER_MS <= clock.now().getTime();
}

async function readSms({ pool }: Platform, id: string): Promise<SmsRow | undefined> {
  const rows = await query<SmsRow>(
    pool,
    sql`select id, template, variables_sealed, mobile_sealed, state, queued_at, tried_at from sms where id = ${id}`,
  );
  return rows[0];
}

/** Before the gateway hears of it; two workers with the same job (a lock that ran out) never both go on. */
async function markTried({ pool, clock }: Platform, row: SmsRow): Promise<void> {
  const rowCount = await change(
    pool,
    sql`update sms set state = 'SENDING', attempts = attempts + 1, tried_at = ${clock.now()}
      where id = ${row.id} and state = ${row.state} and tried_at is not distinct from ${row.tried_at}`,
  );
  if (rowCount !== 1) throw new Error("Another worker is at this SMS");
}

async function markSent({ pool, clock }: Platform, row: SmsRow, receipt: string): Promise<void> {
  await query(
    pool,
    sql`update sms set state = 'SENT', ended_at = ${clock.now()}, receipt = ${receipt}, failure = null
      where id = ${row.id} and state = 'SENDING'`,
  );
}

async function markFailed({ pool, clock }: Platform, row: SmsRow, failure: string): Promise<void> {
  await query(
    pool,
    sql`update sms set state = 'FAILED', ended_at = ${clock.now()}, failure = ${failure}
      where id = ${row.id} and state in ('QUEUED', 'SENDING')`,
  );
}

async function markNotTaken({ pool }: Platform, row: SmsRow, failure: string): Promise<void> {
  await query(
    pool,
    sql`update sms set state = 'QUEUED', failure = ${failure} where id = ${row.id} and state = 'SENDING'`,
  );
}
