import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { addJob, defineJob, handles } from "../../outbox/index.js";
import { notify } from "./notify.js";

const messageToSend = z.object({
  recipientKind: z.enum(["GRADUATE", "EMPLOYER"]),
  recipientId: z.uuid(),
  /** Made with the act: however often the job runs, one message (F-94). */
  dedupeKey: z.string(),
  title: z.string(),
  body: z.string(),
  recordId: z.uuid().nullable(),
});

const sendMessage = defineJob("message.send", messageToSend);

/** Sends a message once the transaction of `em` has committed (F-94). */
export async function tell(
  em: EntityManager,
  message: Omit<z.infer<typeof messageToSend>, "dedupeKey">,
): Promise<void> {
  await addJob(em, sendMessage, { ...message, dedupeKey: uuidv7() });
}

export const sendMessageHandler = handles(sendMessage, async (platform, message) => {
  await platform.orm.em.fork().transactional((em) => notify(em, platform.clock, message));
});
