import type { SmsTemplate } from "../../../catalogue/index.js";

/** An SMS as a gateway gets it; `id` is ours and the same at every try. */
export interface OutgoingSms {
  id: string;
  mobile: string;
  template: SmsTemplate;
  /** Cut to what the template takes. */
  variables: Record<string, string>;
}

/**
 * 短信网关. Gateways sell no idempotency: a try whose answer was lost is looked up under our id before the next one.
 */
export interface SmsGateway {
  /**
   * How long the gateway may not know yet of a message that it took: a look-up that finds nothing proves nothing
   * before. 0 where it knows at once.
   */
  readonly settlesAfterMs: number;

  /**
   * Hands the message over; answers what the gateway calls it.
   *
   * @throws {SmsRefused} it will never be taken · {SmsNotTaken} it was not taken this time · anything else: it may
   *   have been taken.
   */
  send(sms: OutgoingSms): Promise<string>;

  /** What the gateway calls the message if an earlier try, begun at `triedAt`, reached it; else null. */
  find(sms: OutgoingSms, triedAt: Date): Promise<string | null>;
}

/** The gateway will never take this message. `message` is Chinese and names nobody. */
export class SmsRefused extends Error {}

/** The gateway surely has not taken the message, and may later. `message` is Chinese and names nobody. */
export class SmsNotTaken extends Error {}
