import { query, sql } from "../../database/sql.js";
import { RATE_LIMITS, take } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import {
  type AddressHolder,
  MOST_FILES,
  type StoredUpload,
  type Uploader,
  type UploadView,
  uploadsOfLink,
  uploadViews,
} from "../../services/uploads/index.js";
import { NotAllowed, type Refusal } from "../../words/refusals.js";
import { why } from "../../workflow/index.js";
import { type OfflineSubject, readOffline } from "./offline.effects.js";
import { offlineSigning } from "./offline.flow.js";
import { hashOfToken, holderOfLink, isToken, LINK_STATES } from "./stamp-link.js";

/** What its holder finds behind a link (F-32). Only OPEN lets them do anything. */
export type LinkState = "OPEN" | "SUBMITTED" | "SIGNED" | "MOVED_ON" | "EXPIRED" | "REPLACED" | "FROZEN";

/** A link with what it leads to. */
export interface FoundLink {
  id: string;
  mobileMask: string;
  recordId: string;
  expiresAt: Date;
  state: LinkState;
  employer: string;
  graduate: string;
  school: string;
  position: string | null;
  cohort: number;
  /** What came through this link was given back by the school: why. Of the graduate's own they are told nothing. */
  returnReason: string | null;
  document: { storeKey: string; fileName: string } | null;
  /** What the flow says against a submission, where the link itself would let one through. */
  refusal: Refusal | null;
}

/** For people: what is so, and what they can do about it. */
export const CLOSED_LINK: Readonly<Record<Exclude<LinkState, "OPEN">, { code: string; message: string }>> = {
  SUBMITTED: {
    code: "LINK_SUBMITTED",
    message: "就业协议书已提交，正在等待学校审核，您无需再操作。如需更换，请联系毕业生。",
  },
  SIGNED: {
    code: "LINK_SIGNED",
    message: "就业协议书已通过学校审核，签约完成，您无需再操作。",
  },
  MOVED_ON: {
    code: "LINK_MOVED_ON",
    message: "该就业协议当前无需单位回传：毕业生可能已自行上传，或协议已撤回、终止。如有疑问，请联系毕业生。",
  },
  EXPIRED: {
    code: "LINK_EXPIRED",
    message: "链接已过有效期。如仍需回传，请联系毕业生重新发送。",
  },
  REPLACED: {
    code: "LINK_REPLACED",
    message: "毕业生已重新发送链接，本链接不再有效，请使用最新一条短信中的链接。",
  },
  FROZEN: {
    code: "LINK_FROZEN",
    message: "该毕业生的签约信息已失效，暂时不能操作。如有疑问，请联系毕业生所在学校。",
  },
};

/** A link nobody was sent. */
export function unknownLink(): NotAllowed {
  return new NotAllowed("LINK_UNKNOWN", "链接无效，请核对短信中的链接是否完整，或联系毕业生重新发送");
}

/** Why nothing can be done through a link in this state; null while something can. */
export function whyClosed({ state, refusal }: FoundLink): Refusal | null {
  if (refusal || state === "OPEN") return refusal;
  const { code, message } = CLOSED_LINK[state];
  return new NotAllowed(code, message);
}

/**
 * The link of a token; guesses are counted for the address they come from.
 *
 * @throws NotAllowed LINK_UNKNOWN; LimitReached.
 */
export async function linkOfToken(platform: Platform, token: string, network: string): Promise<FoundLink> {
  const found = isToken(token) ? await findLink(platform, { hash: hashOfToken(token) }) : null;
  if (found) return found;
  await take(platform, RATE_LIMITS.stampLinkGuess, network, platform.clock.now());
  throw unknownLink();
}

interface LinkRow {
  id: string;
  mobile_mask: string;
  record_id: string;
  expires_at: Date;
  replaced: boolean;
  submission: number | null;
  current: number;
  status: string;
  frozen: boolean;
  cohort: number;
  counterpart: string;
  graduate_name: string;
  school_name: string;
  position_name: string | null;
  return_reason: string | null;
  store_key: string | null;
  file_name: string | null;
}

/** By the token's hash, or by its id in addresses that we signed. */
export async function findLink(
  platform: Platform,
  by: { hash: Buffer } | { id: string },
): Promise<FoundLink | null> {
  const key = "hash" in by ? sql`l.token_hash = ${by.hash}` : sql`l.id = ${by.id}`;
  const rows = await query<LinkRow>(
    platform.pool,
    sql`select l.id, l.mobile_mask, l.record_id, l.expires_at, l.replaced_at is not null as replaced, l.submission,
        r.submission as current, r.status, r.frozen, r.cohort, r.counterpart, a.graduate_name, a.position_name,
        a.graduate_school as school_name, d.store_key, d.file_name,
        (select e.reason from record_event e where e.record_id = r.id and e.act = 'return' and r.status = 'RETURNED'
          and l.submission = r.submission order by e.seq desc limit 1) as return_reason
      from stamp_link l join record r on r.id = l.record_id join agreement a on a.record_id = r.id left join issued_document d on d.record_id = r.id and d.kind = 'FOR_STAMP'
      where ${key}`,
  );
  const [row] = rows;
  if (!row) return null;
  const now = platform.clock.now();
  const link = foundLink(row, now);
  return link.state === "OPEN" ? await asFlowSays(platform, link, now) : link;
}

/** Open, unless the flow would refuse the submission itself: then the page says so beforehand. */
async function asFlowSays({ orm }: Platform, link: FoundLink, now: Date): Promise<FoundLink> {
  const subject = await readOffline(orm.em.fork(), link.recordId);
  const asking = { actor: holderOfLink(link, link.employer), now };
  const refusal = subject && why<OfflineSubject>(offlineSigning, "submitSigning", subject, asking);
  return refusal ? { ...link, state: "MOVED_ON", refusal } : link;
}

function foundLink(row: LinkRow, now: Date): FoundLink {
  return {
    id: row.id,
    mobileMask: row.mobile_mask,
    recordId: row.record_id,
    expiresAt: new Date(row.expires_at),
    state: stateOf(row, now),
    employer: row.counterpart,
    graduate: row.graduate_name,
    school: row.school_name,
    position: row.position_name,
    cohort: row.cohort,
    returnReason: row.return_reason,
    document: row.store_key && row.file_name ? { storeKey: row.store_key, fileName: row.file_name } : null,
    refusal: null,
  };
}

/** A link that was replaced or is too old tells nothing of the record any more. */
function stateOf(row: LinkRow, now: Date): LinkState {
  if (row.replaced) return "REPLACED";
  if (now >= new Date(row.expires_at)) return "EXPIRED";
  if (row.frozen) return "FROZEN";
  if (LINK_STATES.some((state) => state === row.status)) return "OPEN";
  const throughIt = row.submission !== null && row.submission === row.current;
  if (throughIt && ["DEPARTMENT_REVIEW", "SCHOOL_REVIEW"].includes(row.status)) return "SUBMITTED";
  if (throughIt && row.status === "SIGNED") return "SIGNED";
  return "MOVED_ON";
}

// ── What the page shows ──────────────────────────────────────────────────────

export interface LinkPage {
  state: LinkState;
  message: string | null;
  /** Null where the link tells nothing any more. */
  agreement: {
    school: string;
    graduate: string;
    employer: string;
    position: string | null;
    expiresAt: Date;
    returnReason: string | null;
  } | null;
  /** Null while it is being made, and when nothing can be done. */
  documentUrl: string | null;
  uploads: UploadView[];
  mostFiles: number;
}

export async function linkPage(platform: Platform, link: FoundLink): Promise<LinkPage> {
  const { state, school, graduate, employer, position, expiresAt, returnReason } = link;
  const open = state === "OPEN";
  const tells = open || state === "SUBMITTED" || state === "SIGNED";
  return {
    state,
    message: whyClosed(link)?.message ?? null,
    agreement: tells ? { school, graduate, employer, position, expiresAt, returnReason } : null,
    documentUrl: open && link.document ? documentAddress(platform, link) : null,
    uploads: open ? uploadViews(platform, holderOf(link), await filesOf(platform, link)) : [],
    mostFiles: MOST_FILES,
  };
}

/** What stands in the form, of this link alone: links to other numbers are other people's. */
export async function filesOf({ pool }: Platform, { id }: FoundLink): Promise<StoredUpload[]> {
  return await uploadsOfLink(pool, id);
}

// ── The holder as uploader ───────────────────────────────────────────────────

/** Addresses that hold for one link; they work while it does. */
export function holderOf({ id }: Pick<FoundLink, "id">): AddressHolder {
  return { prefix: `/stamp-link/${id}`, ref: id };
}

export function uploaderOf(link: FoundLink, address: string): Uploader {
  return {
    role: "EMPLOYER",
    accountId: null,
    linkId: link.id,
    sight: sql`r.id = ${link.recordId}`,
    holder: holderOf(link),
    // Each use is logged with the number it was sent to (F-32).
    use: { address, to: link.mobileMask },
  };
}

// ── The agreement's PDF ──────────────────────────────────────────────────────

const ADDRESS_MS = 60 * 60_000;

/** An address for one link that works for an hour: phones open files outside the page, where no header goes along. */
function documentAddress({ keys, clock }: Platform, link: FoundLink): string {
  const end = String(clock.now().getTime() + ADDRESS_MS);
  return `/stamp-link/${link.id}/document?e=${end}&s=${keys.sign("stamp-document", `${link.id}|${end}`)}`;
}

export function isDocumentAddress(
  { keys, clock }: Platform,
  linkId: string,
  { e = "", s = "" }: { e?: string; s?: string },
): boolean {
  return keys.sign("stamp-document", `${linkId}|${e}`) === s && clock.now().getTime() < Number(e);
}
