import { createHash, randomBytes } from "node:crypto";
import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { maskMobile } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { beijingText } from "../../platform/clock.js";
import type { RecordSubject } from "../../records/index.js";
import { type SmsOutcome, sms, smsOutcome } from "../../services/notifications/index.js";
import { NotAllowed } from "../../words/refusals.js";
import type { Actor, Guard, Moment, Party } from "../../workflow/index.js";
import type { Agreement } from "../agreements/index.js";

/** F-32 (?): how long a link works. */
const LIFETIME_MS = 7 * 86_400_000;
/** 192 bits: nobody guesses one. */
const TOKEN_BYTES = 24;

/** The one link of a record that was not replaced by a later one. */
export interface StandingLink {
  readonly id: string;
  readonly mobileMask: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

type LinkedSubject = RecordSubject & {
  readonly link: StandingLink | null;
  readonly agreement: Pick<Agreement, "graduateName" | "graduateSchool"> | null;
};

/** Where a link may be sent from and works: the stamped copy is the graduate's or the employer's to return (F-32). */
export const LINK_STATES = ["AWAITING_STAMP", "RETURNED"] as const;

export async function standingLink(em: EntityManager, recordId: string): Promise<StandingLink | null> {
  const [row] = await query<{ id: string; mobile_mask: string; sent_at: Date; expires_at: Date }>(
    em,
    sql`select id, mobile_mask, sent_at, expires_at from stamp_link
      where record_id = ${recordId} and replaced_at is null`,
  );
  if (!row) return null;
  return {
    id: row.id,
    mobileMask: row.mobile_mask,
    sentAt: new Date(row.sent_at),
    expiresAt: new Date(row.expires_at),
  };
}

/** What became of the SMS that carries the link. */
export async function outcomeOfLink(em: EntityManager, { id }: StandingLink): Promise<SmsOutcome> {
  return await smsOutcome(em, smsKey(id));
}

const smsKey = (linkId: string) => `stamp-link:${linkId}`;

/** Links are looked up by this: the database does not know them themselves. */
export function hashOfToken(token: string): Buffer {
  return createHash("sha256").update(`stamp-link ${token}`).digest();
}

/** What a token looks like; everything else is not even asked for. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{32}$/.test(text);
}

// ── Who holds one ────────────────────────────────────────────────────────────

/** The holder as history keeps them (F-05): no account, known by the link alone. */
export function holderOfLink(link: { id: string; mobileMask: string }, employer: string): Actor {
  return {
    role: "EMPLOYER",
    // Of the link: the same again through the same link is a repeat (F-06).
    accountId: link.id,
    name: `短信链接 ${link.mobileMask}`,
    organisation: employer,
    viewer: { role: "ANONYMOUS" },
  };
}

/** The holder of the link that was sent last; older links are dead (F-32). */
export const linkHolder: Party<LinkedSubject> = {
  role: "EMPLOYER",
  name: "短信链接持有人",
  is: ({ viewer, accountId }, { link }) =>
    viewer.role === "ANONYMOUS" && accountId !== null && accountId === link?.id,
};

export const linkAlive: Guard<LinkedSubject> = {
  name: "链接在有效期内",
  check: ({ link }, now) => (link && now < link.expiresAt ? null : linkExpired()),
};

export function linkExpired(): NotAllowed {
  return new NotAllowed("LINK_EXPIRED", "链接已过有效期，请联系毕业生重新发送");
}

// ── Sending ──────────────────────────────────────────────────────────────────

/** What sending one takes. */
export interface LinkInput {
  /** Checked: eleven digits. */
  mobile?: string;
}

/** Effect of `sendStampLink`: a new link, the older one dies with it, and the SMS that carries it. */
export async function sendLink({
  platform,
  em,
  subject,
  input,
  actor,
  now,
}: Moment<LinkedSubject, LinkInput>): Promise<void> {
  const { record, agreement } = subject;
  const { mobile } = input;
  if (!mobile) throw new Error("sendStampLink needs a number");
  if (!agreement) throw new Error("A link to an agreement that nobody submitted");
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const link = { id: uuidv7(), mask: maskMobile(mobile), expiresAt: new Date(now.getTime() + LIFETIME_MS) };
  const older = await replaceLink({ platform, em, now, recordId: record.id, mobile, by: link.id });
  await query(
    em,
    sql`insert into stamp_link (id, record_id, token_hash, mobile_sealed, mobile_mask, sent_at, expires_at,
        submission)
      values (${link.id}, ${record.id}, ${hashOfToken(token)},
        ${platform.keys.seal("stamp_link.mobile_sealed", mobile).bytes}, ${link.mask}, ${now}, ${link.expiresAt},
        ${older?.submission ?? null})`,
  );
  await sms(platform, em, now, {
    mobile,
    template: "STAMP_LINK",
    variables: {
      // As the agreement that is to be stamped names them, not as today's roster does (P-08).
      school: agreement.graduateSchool,
      graduate: agreement.graduateName,
      // After the hash: browsers do not send it, so that no log on the way knows it.
      link: `${platform.config.publicUrl}/employer/corp-link#${token}`,
      until: beijingText(link.expiresAt),
    },
    recordId: record.id,
    dedupeKey: smsKey(link.id),
  });
  await audit(em, {
    at: now,
    by: { kind: actor.role, accountId: actor.accountId },
    act: "STAMP_LINK_SENT",
    subject: { kind: "RECORD", id: record.id },
    detail: { linkId: link.id, to: link.mask },
  });
}

/**
 * The older link dies. What was uploaded through it and not submitted goes along when the new one is for the same
 * number; another number may be another person's, who sees nothing of it.
 *
 * @returns what the same number brought before, null for another.
 */
async function replaceLink({
  platform,
  em,
  now,
  recordId,
  mobile,
  by,
}: Pick<Moment<LinkedSubject, LinkInput>, "platform" | "em" | "now"> & {
  recordId: string;
  mobile: string;
  by: string;
}): Promise<{ submission: number | null } | null> {
  const [older] = await query<{ id: string; mobile_sealed: Buffer; submission: number | null }>(
    em,
    sql`update stamp_link set replaced_at = ${now} where record_id = ${recordId} and replaced_at is null
      returning id, mobile_sealed, submission`,
  );
  if (!older) return null;
  const same =
    platform.keys.open("stamp_link.mobile_sealed", new Sealed(Buffer.from(older.mobile_sealed))) === mobile;
  await query(
    em,
    same
      ? sql`update upload set uploader_link = ${by} where uploader_link = ${older.id} and dropped_at is null`
      : sql`update upload set dropped_at = ${now} where uploader_link = ${older.id} and dropped_at is null
          and evidence_since is null`,
  );
  return same ? older : null;
}

/** Effect of the holder's submission: the link's own page tells it from then on. */
export async function noteSubmission({ em, subject }: Moment<LinkedSubject, object>): Promise<void> {
  const { link, record } = subject;
  if (!link) throw new Error("A submission through no link");
  await query(em, sql`update stamp_link set submission = ${record.submission} where id = ${link.id}`);
}
