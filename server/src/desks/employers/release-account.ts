import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { maskMobile } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { noteEmployer } from "../../parties/employers/index.js";
import {
  endSessionsOf,
  forgetDevicesOf,
  hashPassword,
  newPassword,
  type StaffIdentity,
} from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { notify, textTo } from "../../services/notifications/index.js";
import { idOf } from "../../words/ids.js";
import { UNNAMED_ORGANISATION } from "../../words/organisation-words.js";
import { FieldProblem, InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { mobileOf, refusingTakenNumber } from "./account-numbers.js";
import type { ReleaseEmployerAccountInput } from "./employers.types.js";
import { onEmployer, writtenDown } from "./hold-employer.js";

interface LostAccount {
  id: string;
  name: string;
  mobile_sealed: Buffer;
  email_sealed: Buffer | null;
  disabled: boolean;
}

/**
 * P-12: the number of an employer's account is lost. After checking that it is the same person the operator gives the
 * account another number: its sessions end, password, mail address and known browsers count no more, and its owner signs
 * in with a code to the new number. Whoever has the old number is told.
 *
 * Answers the employer's id.
 *
 * @throws InvalidInput beside `mobile`, `proof`, `identityChecked`; NotAllowed PROOF_…, DISABLED, EMPLOYER_MERGED;
 *   UnknownRecord.
 */
export async function releaseEmployerAccount(
  context: Context,
  viewer: StaffIdentity,
  input: ReleaseEmployerAccountInput,
): Promise<string> {
  const problems: FieldProblem[] = [];
  const mobile = mobileOf(problems, input.mobile);
  const proof = writtenDown(problems, "proof", input.proof, "核验方式");
  if (!input.identityChecked) {
    problems.push(new FieldProblem("identityChecked", "请核验账号本人的身份证件和单位证明后勾选"));
  }
  if (mobile === null || problems.length > 0) throw new InvalidInput(problems);
  const { platform } = context;
  const employerId = await employerOfAccount(platform, input.accountId);
  const passwordHash = await hashPassword(newPassword());
  await refusingTakenNumber(() =>
    onEmployer(context, viewer, employerId, async (em, employer, now) => {
      const account = await holdAccount(em, employer.id, idOf(input.accountId));
      const old = platform.keys.open("employer_account.mobile_sealed", new Sealed(account.mobile_sealed));
      if (old === mobile) {
        throw new InvalidInput([new FieldProblem("mobile", "与该账号现在的手机号码相同，无需更换")]);
      }
      await writeNumber(platform, em, account.id, mobile, passwordHash);
      await endSessionsOf(em, account.id, now);
      await forgetDevicesOf(em, account.id);
      const note = `${account.name}的账号：${maskMobile(old)}更换为${maskMobile(mobile)}`;
      await noteEmployer(em, {
        employerId: employer.id,
        act: "ACCOUNT_RELEASED",
        by: viewer,
        at: now,
        reason: proof,
        note,
      });
      await audit(em, {
        at: now,
        by: viewer,
        act: "EMPLOYER_ACCOUNT_RELEASED",
        subject: { kind: "ACCOUNT", id: account.id },
        address: context.address,
        detail: { employerId: employer.id },
      });
      await tell(platform, em, { employer, account, old, note, now });
    }),
  );
  return employerId;
}

async function employerOfAccount({ pool }: Platform, typed: string): Promise<string> {
  const [row] = await query<{ employer_id: string }>(
    pool,
    sql`select employer_id from employer_account where id = ${idOf(typed)}`,
  );
  if (!row) throw new UnknownRecord();
  return row.employer_id;
}

async function holdAccount(em: EntityManager, employerId: string, id: string): Promise<LostAccount> {
  const [account] = await query<LostAccount & Record<string, unknown>>(
    em,
    sql`select id, name, mobile_sealed, case when email_index is not null then email_sealed end as email_sealed,
        disabled_at is not null as disabled
      from employer_account where id = ${id} and employer_id = ${employerId} for update`,
  );
  if (!account) throw new UnknownRecord();
  if (account.disabled) throw new NotAllowed("DISABLED", "该账号已停用，请由网签负责人启用后再办理");
  return account;
}

async function writeNumber(
  { keys }: Platform,
  em: EntityManager,
  accountId: string,
  mobile: string,
  passwordHash: string,
): Promise<void> {
  await query(
    em,
    sql`update employer_account set mobile_index = ${keys.blindIndex("mobile", mobile)},
        mobile_sealed = ${keys.seal("employer_account.mobile_sealed", mobile).bytes},
        mobile_mask = ${maskMobile(mobile)}, email_index = null, email_sealed = null, password_hash = ${passwordHash}
      where id = ${accountId}`,
  );
  await query(em, sql`delete from sent_code where account_id = ${accountId}`);
}

async function tell(
  platform: Platform,
  em: EntityManager,
  of: { employer: { id: string; name: string }; account: LostAccount; old: string; note: string; now: Date },
): Promise<void> {
  const { employer, account, old, note, now } = of;
  const dedupeKey = `employer-account-released ${account.id} ${now.getTime()}`;
  const { email_sealed } = account;
  const email = email_sealed && platform.keys.open("employer_account.email_sealed", new Sealed(email_sealed));
  for (const to of [old, ...(email ? [email] : [])]) {
    await textTo(platform, em, now, {
      to,
      template: "EMPLOYER_ACCOUNT_RELEASED",
      variables: { employer: employer.name || UNNAMED_ORGANISATION },
      recordId: null,
      dedupeKey,
    });
  }
  await notify(em, platform.clock, {
    recipientKind: "EMPLOYER",
    recipientId: employer.id,
    dedupeKey,
    title: "单位账号已更换手机号码",
    body: `平台客服核验身份后更换了登录手机号码。${note}。如非本单位办理，请立即联系平台客服。`,
    recordId: null,
  });
}
