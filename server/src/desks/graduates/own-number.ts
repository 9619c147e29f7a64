import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { checkEmail, checkMobile, isEmail } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, raw, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import {
  type ReleasedAccount,
  releaseAccount,
  requireProof,
  requireWriting,
  type StaffIdentity,
} from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { notify, textTo } from "../../services/notifications/index.js";
import { idOf } from "../../words/ids.js";
import { FieldProblem, InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { readGraduate } from "./graduate-detail.js";
import type { GraduateDetail } from "./graduates.types.js";
import { graduatesInSight } from "./sight.js";

/** A graduate whose row is held. */
interface Held {
  id: string;
  person_id: string;
  school_name: string;
  registered: boolean;
}

/** What a school enters of a graduate: one of both. */
export interface Entered {
  mobile?: string | null | undefined;
  email?: string | null | undefined;
}

/**
 * P-12: the school enters the mobile, or the mail address, of a graduate who has no account yet: the code of registration
 * goes there.
 *
 * @throws NotAllowed READ_ONLY, MODULE_CLOSED, REGISTERED or OFF_ROSTER; InvalidInput beside `mobile` or `email`;
 *   UnknownRecord.
 */
export async function setOwnNumber(
  context: Context,
  viewer: StaffIdentity,
  id: string,
  entered: Entered,
): Promise<GraduateDetail> {
  requireWriting(viewer);
  const contact = contactOf(entered);
  await changing(context, viewer, id, async (em, graduate, at) => {
    if (graduate.registered) throw new NotAllowed("REGISTERED", REGISTERED);
    await writeContacts(context.platform, em, [{ graduateId: graduate.id, contact }], at);
    const subject = { kind: "GRADUATE", id: graduate.id } as const;
    await audit(em, { at, by: viewer, act: "MOBILE_ENTERED", subject, address: context.address });
  });
  return await shown(context, viewer, id);
}

/** Why a school leaves the number of whoever signs in with it alone. */
export const REGISTERED =
  "该毕业生已注册账号，手机号码和邮箱由本人登录后在「我的信息」中更换；本人无法登录的，请核验身份证件后解除其账号";

/**
 * P-12: after checking the ID card a school releases a graduate's account: its sessions end, its number and mail
 * address are free, and the graduate registers anew with what is entered here, or later. Whoever has the old ones is told.
 *
 * @throws as {@link setOwnNumber}; NotAllowed PROOF_…, NOT_REGISTERED.
 */
export async function releaseGraduateAccount(
  context: Context,
  viewer: StaffIdentity,
  id: string,
  entered: Entered,
): Promise<GraduateDetail> {
  requireWriting(viewer);
  requireProof(viewer);
  const contact = entered.mobile?.trim() || entered.email?.trim() ? contactOf(entered) : null;
  const { platform } = context;
  await changing(context, viewer, id, async (em, graduate, at) => {
    const account = await releaseAccount(em, sql`${graduate.person_id}`, at);
    if (!account) throw new NotAllowed("NOT_REGISTERED", "该毕业生尚未注册账号，无需解除");
    if (contact) await writeContacts(platform, em, [{ graduateId: graduate.id, contact }], at);
    const dedupeKey = `account-released ${account.id}`;
    for (const to of contactsLeftBy(platform, account)) {
      await textTo(platform, em, at, {
        to,
        template: "ACCOUNT_RELEASED",
        variables: { school: graduate.school_name },
        recordId: null,
        dedupeKey,
      });
    }
    await notify(em, platform.clock, {
      recipientKind: "GRADUATE",
      recipientId: graduate.id,
      dedupeKey,
      title: "账号已由学校解除",
      body: `${graduate.school_name}核验证件后解除了您原来的账号，原手机号码、邮箱不再用于登录。如非本人办理，请立即联系学校就业部门。`,
      recordId: null,
    });
    await audit(em, {
      at,
      by: viewer,
      act: "GRADUATE_ACCOUNT_RELEASED",
      subject: { kind: "GRADUATE", id: graduate.id },
      address: context.address,
      detail: { accountId: account.id },
    });
  });
  return await shown(context, viewer, id);
}

function contactOf({ mobile, email }: Entered): string {
  const checked = email?.trim() ? checkEmail(email) : checkMobile(mobile ?? "");
  if (checked.ok) return checked.text;
  throw new InvalidInput([new FieldProblem(email?.trim() ? "email" : "mobile", checked.reason)]);
}

function contactsLeftBy({ keys }: Platform, account: ReleasedAccount): string[] {
  return (["mobile_sealed", "email_sealed"] as const).flatMap((column) => {
    const sealed = account[column];
    return sealed ? [keys.open(`graduate_account.${column}`, new Sealed(sealed))] : [];
  });
}

async function changing(
  { platform }: Context,
  viewer: StaffIdentity,
  id: string,
  change: (em: EntityManager, graduate: Held, at: Date) => Promise<void>,
): Promise<void> {
  const graduateId = idOf(id);
  const at = platform.clock.now();
  await inTransaction(platform, async (em) => {
    const [graduate] = await query<Held & { on_roster: boolean }>(
      em,
      sql`select g.id, g.person_id, school.name as school_name, g.frozen_at is null as on_roster,
          exists (select from graduate_account a where a.person_id = g.person_id) as registered
        from graduate g join school on school.id = g.school_id
        where g.id = ${graduateId} and ${graduatesInSight(viewer)} for update of g`,
    );
    if (!graduate) throw new UnknownRecord();
    if (!graduate.on_roster) {
      throw new NotAllowed("OFF_ROSTER", "该毕业生已失效，恢复到生源名单后才能办理");
    }
    await change(em, graduate, at);
  });
}

/** The platform's copies and the registry's, of rows that the caller holds. */
export async function writeContacts(
  { keys }: Platform,
  em: EntityManager,
  entered: readonly { graduateId: string; contact: string }[],
  at: Date,
): Promise<void> {
  for (const column of ["mobile_sealed", "email_sealed"] as const) {
    const written = entered.filter(({ contact }) => isEmail(contact) === (column === "email_sealed"));
    if (written.length === 0) continue;
    const ids = written.map(({ graduateId }) => graduateId);
    const own = written.map(({ contact }) => keys.seal(`graduate.${column}`, contact).bytes);
    const registry = written.map(({ contact }) => keys.seal(`registry_student.${column}`, contact).bytes);
    await query(
      em,
      sql`with n as materialized (select * from unnest(${ids}::uuid[], ${own}::bytea[], ${registry}::bytea[])
          as n (graduate_id, own, registry)),
        platform_copy as (update graduate g set ${raw(column)} = n.own from n where g.id = n.graduate_id)
        update registry_student r set ${raw(column)} = n.registry, changed_at = ${at} from n
          where r.graduate_id = n.graduate_id`,
    );
  }
}

async function shown({ platform }: Context, viewer: StaffIdentity, id: string): Promise<GraduateDetail> {
  const graduate = await readGraduate(platform, viewer, id);
  if (!graduate) throw new UnknownRecord();
  return graduate;
}
