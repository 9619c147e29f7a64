/** A mail as a transport gets it; `id` is ours and the same at every try. */
export interface OutgoingMail {
  id: string;
  address: string;
  subject: string;
  text: string;
}

/** Who takes mail. Nobody can be asked what became of a try: it is made again under the same Message-ID. */
export interface MailTransport {
  /**
   * Hands the mail over; answers what the server calls it.
   *
   * @throws {MailRefused} it will never be taken · anything else: it may be later. Neither names the address.
   */
  send(mail: OutgoingMail): Promise<string>;
}

/** The server will never take this mail. `message` is Chinese and names nobody. */
export class MailRefused extends Error {}

/** Of the embedded set-up: takes everything, and /dev/mail shows what it took. */
export const embeddedTransport: MailTransport = {
  send: async ({ id }) => `embedded:${id}`,
};
