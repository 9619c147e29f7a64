import type { FastifyInstance } from "fastify";
import type { Platform } from "../../platform/platform.js";
import { addInbox } from "../notifications/index.js";
import { receivedPayments } from "./embedded-bank.js";

/** `GET /dev/bank`: what the embedded bank paid, with its amounts; where a real bank pays there is none. */
export function addBankInbox(app: FastifyInstance, platform: Platform): void {
  const { devPages, bank } = platform.config;
  if (!devPages || bank !== "embedded") return;
  addInbox(app, platform, {
    path: "/dev/bank",
    what: "对公打款",
    by: { name: "payee", label: "单位名称", inputMode: "text" },
    check: (text) => ({ ok: true, text }),
    list: receivedPayments,
  });
}
