import type { EntityManager } from "@mikro-orm/postgresql";
import { query, type Sql, sql } from "../../database/sql.js";
import type { AppName, Viewer } from "../../parties/identity/index.js";
import { recordsInSight } from "../../records/index.js";
import { NotAllowed, type Refusal, UnknownRecord } from "../../words/refusals.js";
import { VerdictHeld } from "../../workflow/index.js";

/** Who uploads: someone signed in, or the holder of a link sent by SMS (F-32), who has no account. */
export interface Uploader {
  readonly role: "GRADUATE" | "EMPLOYER" | "DEPARTMENT" | "SCHOOL";
  readonly accountId: string | null;
  readonly linkId: string | null;
  /** Records they may know of; all others do not exist (P-07). */
  readonly sight: Sql;
  readonly holder: AddressHolder;
  /** Of a link: where from it is used, and the masked number it was sent to; for the audit log. */
  readonly use?: { readonly address: string; readonly to: string };
  /** For policies that ask about rights; absent for a link. */
  readonly viewer?: Viewer;
}

/** Whom signed addresses are made for: the path they come through and the session or link they are bound to. */
export interface AddressHolder {
  /** `/student`, `/employer`, `/admin`, or where the page behind a link lies. */
  readonly prefix: string;
  readonly ref: string;
}

/** The header of a record, read under lock. */
interface AnyUploadRecord {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly frozen: boolean;
  /** Null, as school, department and cohort are, in a record about an organisation. */
  readonly graduate_id: string | null;
  readonly employer_id: string | null;
}

/** That of a record about a graduate. */
export interface UploadRecord extends AnyUploadRecord {
  readonly graduate_id: string;
  readonly school_id: string;
  readonly department_id: string;
  readonly cohort: number;
}

export interface UploadQuestion<Of extends AnyUploadRecord = UploadRecord> {
  readonly em: EntityManager;
  readonly now: Date;
  readonly record: Of;
  readonly uploader: Uploader;
  readonly purpose: string;
  /** CHANGE: put in order or take out what `of` brought. */
  readonly act: "ADD" | "CHANGE";
  readonly of: Uploader["role"];
}

/** Answers why not, or null. Asked under the record's lock, so that it holds until the upload is written. */
export type UploadPolicy = (question: UploadQuestion) => Refusal | null | Promise<Refusal | null>;

/** The same of a kind of records about organisations. */
export type OrganisationUploadPolicy = (question: UploadQuestion<AnyUploadRecord>) => Refusal | null;

type KnownPolicy = UploadPolicy | OrganisationUploadPolicy;

const policies = new Map<string, Map<string, KnownPolicy>>();

/**
 * The module that owns a kind of record says who may upload what to it, and when. Once per kind, at its loading.
 * `part`: for the purposes that begin so another module answers, whose record there is not yet (a termination's letter
 * waits on the agreement until it is asked for); they are counted by themselves.
 */
export function registerUploadPolicy(kind: string, policy: UploadPolicy, part = ""): void {
  register(kind, policy, part);
}

/** The same for a kind of records about organisations. */
export function registerOrganisationUploadPolicy(kind: string, policy: OrganisationUploadPolicy): void {
  register(kind, policy, "");
}

function register(kind: string, policy: KnownPolicy, part: string): void {
  const ofKind = policies.get(kind) ?? new Map<string, KnownPolicy>();
  if (ofKind.has(part)) throw new Error(`Two upload policies for ${kind} ${part}`);
  policies.set(kind, ofKind.set(part, policy));
}

/** The part of a kind's purposes that a purpose belongs to; "" is what its owner answers for. */
function partOf(kind: string, purpose: string): string {
  const parts = [...(policies.get(kind)?.keys() ?? [])];
  return parts.find((part) => part !== "" && purpose.startsWith(part)) ?? "";
}

/**
 * Locks the record against changes of state and asks its owner. The record's row alone is locked, before any upload's:
 * acts lock settings and graduate before it (design.md), never after.
 *
 * @throws UnknownRecord; NotAllowed FROZEN, UPLOADS_CLOSED or what the policy says; VerdictHeld.
 */
export async function lockForUpload(
  em: EntityManager,
  now: Date,
  uploader: Uploader,
  about: { recordId: string; purpose: string; act: UploadQuestion["act"]; of?: Uploader["role"] },
): Promise<{ inPart(purpose: string): boolean }> {
  const [record] = await query<UploadRecord>(
    em,
    sql`select r.id, r.kind, r.status, r.frozen, r.graduate_id, r.employer_id, r.school_id, r.department_id, r.cohort
      from record r where r.id = ${about.recordId} and ${uploader.sight}
      for no key update of r`,
  );
  if (!record) throw new UnknownRecord();
  if (record.frozen) {
    throw new NotAllowed("FROZEN", "该毕业生已不在就业管理系统的生源名单中，记录已失效，不能操作");
  }
  const part = partOf(record.kind, about.purpose);
  // A kind is about graduates or about organisations: what its policy takes is what its records have.
  const policy = policies.get(record.kind)?.get(part) as UploadPolicy | undefined;
  const refusal = policy
    ? await policy({
        em,
        now,
        record,
        uploader,
        purpose: about.purpose,
        act: about.act,
        of: about.of ?? uploader.role,
      })
    : uploadsClosed();
  if (refusal) throw refusal;
  await refuseWhileHeld(em, record.id);
  return { inPart: (purpose) => partOf(record.kind, purpose) === part };
}

/** F-18: what a held verdict rests on, a school's evidence above all, stays as it is until the verdict takes effect. */
async function refuseWhileHeld(em: EntityManager, recordId: string): Promise<void> {
  const [held] = await query<{ organisation: string; effective_at: Date }>(
    em,
    sql`select organisation, effective_at from held_verdict where record_id = ${recordId}`,
  );
  if (held) throw new VerdictHeld(held.organisation, new Date(held.effective_at));
}

/** The usual answer of a policy. */
export function uploadsClosed(): NotAllowed {
  return new NotAllowed("UPLOADS_CLOSED", "该记录当前状态不能上传或修改材料，请刷新后查看最新状态");
}

/** The viewer as uploader. @throws UnknownRecord for roles that only read (F-10, P-04). */
export function uploaderOf(viewer: Viewer, app: AppName): Uploader {
  const { role } = viewer;
  if (role !== "GRADUATE" && role !== "EMPLOYER" && role !== "DEPARTMENT" && role !== "SCHOOL") {
    throw new UnknownRecord();
  }
  return {
    role,
    accountId: viewer.accountId,
    linkId: null,
    sight: recordsInSight(viewer),
    holder: holderOf(viewer, app),
    viewer,
  };
}

/** Signed addresses for a viewer who passed the record's policy. @throws UnknownRecord without a session. */
export function holderOf(viewer: Viewer, app: AppName | null): AddressHolder {
  if (viewer.role === "ANONYMOUS" || app === null) throw new UnknownRecord();
  return { prefix: `/${app}`, ref: viewer.sessionId };
}
