import { createTransport } from "nodemailer";
import type { SmtpServer } from "../../../platform/config.js";
import { MailRefused, type MailTransport, type OutgoingMail } from "./transport.js";

const TIMEOUT_MS = 10_000;

/** A mail server of the platform's own domain, over SMTP (RFC 5321). */
export class SmtpTransport implements MailTransport {
  constructor(
    private readonly server: SmtpServer,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {}

  async send({ id, address, subject, text }: OutgoingMail): Promise<string> {
    const { host, port, secure, requireTls, user, password, from } = this.server;
    const transport = createTransport({
      host,
      port,
      secure,
      requireTLS: requireTls,
      ...(user && { auth: { user, pass: password ?? "" } }),
      connectionTimeout: this.timeoutMs,
      greetingTimeout: this.timeoutMs,
      socketTimeout: this.timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const domain = from.replace(/^.*@|>$/g, "");
    try {
      // The same id at every try: mailboxes know a mail again that they have got already.
      const taken = await transport.sendMail({
        from,
        to: { name: "", address },
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return taken.response;
    } catch (error) {
      throw plainly(error);
    } finally {
      transport.close();
    }
  }
}

/** What the server says names the address: of it no more is kept than its code. */
function plainly(error: unknown): Error {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const aboutThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  if (aboutThisMail && typeof responseCode === "number" && responseCode >= 500) {
    return new MailRefused(`邮件服务器拒收该邮件（${responseCode}）`);
  }
  return new Error(`The mail server did not take a mail (${String(code)} ${String(responseCode ?? "")})`);
}
