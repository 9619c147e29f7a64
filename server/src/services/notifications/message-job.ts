import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { inTransaction } from "../../database/transaction.js";
import { addJobs, defineJob, handles } from "../../outbox/index.js";
import { notify } from "./notify.js";

const messageToSend = z.object({
  /** Made with the act: however often the job runs, one message (F-94). */
  id: z.uuid(),
  /** When the act happened. */
  sentAt: z.iso.datetime(),
  recipientKind: z.enum(["GRADUATE", "EMPLOYER"]),
  recipientId: z.uuid(),
  title: z.string(),
  body: z.string(),
  recordId: z.uuid().nullable(),
});

type MessageToTell = Omit<z.infer<typeof messageToSend>, "id" | "sentAt">;

const sendMessage = defineJob("message.send", messageToSend);

/** Sends a message about an act that happens at `at`, once the transaction of `em` has committed (F-94). */
export async function tell(em: EntityManager, at: Date, message: MessageToTell): Promise<void> {
  await tellEach(em, at, [message]);
}

/** The same to several recipients at once, by one statement. */
export async function tellEach(em: EntityManager, at: Date, told: readonly MessageToTell[]): Promise<void> {
  const sentAt = at.toISOString();
  await addJobs(
    em,
    sendMessage,
    told.map((message) => ({ ...message, id: uuidv7(), sentAt })),
  );
}

export const sendMessageHandler = handles(sendMessage, async (platform, { sentAt, ...message }) => {
  const notice = { ...message, dedupeKey: message.id, sentAt: new Date(sentAt) };
  await inTransaction(platform, (em) => notify(em, platform.clock, notice));
});
