import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import { isStaff, type Viewer } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { actorOf, isOfGraduate, type RecordSubject, readInSight, viewRecord } from "../../records/index.js";
import { whyNotBegin } from "../../workflow/index.js";
import { terminationOf } from "./ask.js";
import { OFFLINE_ASKING, ONLINE_ASKING } from "./ask-start.js";
import { type AskFacts, askFactsOf } from "./may-ask.js";
import { AgreementTermination, TerminationView } from "./termination.types.js";

const ENDED_OR_IN_FORCE = ["SIGNED", "TERMINATED"];

/** What an agreement's page says of its end; null for what is out of sight, no agreement, or not yet in force. */
export async function readAgreementTermination(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  agreementId: string,
): Promise<AgreementTermination | null> {
  const read = await readInSight(platform, em, viewer, agreementId);
  if (!read?.subject.record.kind.endsWith("_AGREEMENT")) return null;
  const { subject } = read;
  if (!isOfGraduate(subject)) return null;
  if (!ENDED_OR_IN_FORCE.includes(subject.record.status)) return null;
  return Object.assign(new AgreementTermination(), {
    agreementId,
    needsLetter: subject.record.kind !== "ONLINE_AGREEMENT",
    ...(await mayAsk(platform, em, viewer, subject)),
    latest: await readLatest(platform, em, viewer, agreementId),
  });
}

async function mayAsk(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  subject: RecordSubject,
): Promise<Pick<AgreementTermination, "mayAsk" | "whyNot" | "limit" | "asked">> {
  const nobodys = { mayAsk: false, whyNot: null, limit: null, asked: null };
  if (isStaff(viewer) || viewer.role === "ANONYMOUS" || subject.record.status !== "SIGNED") return nobodys;
  const now = platform.clock.now();
  const facts = await askFactsOf(em, subject, now);
  const online = terminationOf(subject.record.kind) === "ONLINE_TERMINATION";
  const starts = online ? ONLINE_ASKING : OFFLINE_ASKING;
  const refusal = whyNotBegin<AskFacts>(starts, "ask", facts, {
    actor: actorOf(viewer),
    now,
  });
  const own = viewer.role === "GRADUATE" ? facts.soFar : { limit: null, asked: null };
  return { mayAsk: refusal === null, whyNot: refusal?.message ?? null, ...own };
}

async function readLatest(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  agreementId: string,
): Promise<TerminationView | null> {
  const [last] = await query<{ id: string }>(
    em,
    sql`select id from record where ends_record_id = ${agreementId}
      order by waits_for is not null desc, created_at desc, id desc limit 1`,
  );
  const view = last && (await viewRecord(platform, em, viewer, last.id));
  return view instanceof TerminationView ? view : null;
}
