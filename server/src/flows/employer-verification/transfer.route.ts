import type { FastifyInstance } from "fastify";
import type { Platform } from "../../platform/platform.js";
import { isFromBank, paymentNews, SIGNATURE_HEADER } from "../../services/bank/index.js";
import { settleTransfer } from "./transfer-job.js";

const MOST_BYTES = 4096;

/** `POST /bank/callback`: what became of a payment that the bank accepted, signed by it; without a bank of that kind there is none. */
export function addTransferRoute(app: FastifyInstance, platform: Platform): void {
  const { bank } = platform.config;
  if (bank === "embedded") return;
  void app.register(async (scope) => {
    // The bytes themselves are signed: they are read before they are understood.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string", bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    scope.post("/bank/callback", async (request, reply) => {
      const body = typeof request.body === "string" ? request.body : "";
      if (!isFromBank(bank, body, String(request.headers[SIGNATURE_HEADER] ?? ""))) {
        return await reply.code(403).send({ code: "FORBIDDEN" });
      }
      const news = paymentNews.safeParse(parsed(body));
      if (!news.success) return await reply.code(400).send({ code: "BAD_REQUEST" });
      await settleTransfer(platform, news.data);
      return await reply.send({ ok: true });
    });
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
