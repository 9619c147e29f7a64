import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { maskMobile } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { publish, topic } from "../../live/live.js";
import { noteEmployer } from "../../parties/employers/index.js";
import { hashPassword, newPassword, type StaffIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { notify } from "../../services/notifications/index.js";
import { FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";
import { mobileOf, refusingTakenNumber } from "./account-numbers.js";
import type { HandOverInput } from "./employers.types.js";
import { onEmployer, writtenDown } from "./hold-employer.js";

interface HeldAccount {
  id: string;
  name: string;
  in_charge: boolean;
  disabled: boolean;
}

/** Who shall be in charge: an account of the employer, or somebody who gets one. */
type Successor = { accountId: string } | { name: string; mobile: string; passwordHash: string };

/**
 * F-76: gives the role of person in charge to another account of the employer, or to somebody who gets one and sets a
 * password with a code to the number; by a new letter of authorisation, which the operator has checked. The one before
 * stays as a colleague.
 *
 * @throws InvalidInput beside `accountId`, `name`, `mobile`, `letter`, `letterChecked`; NotAllowed PROOF_…,
 *   ALREADY_IN_CHARGE, EMPLOYER_MERGED; UnknownRecord.
 */
export async function handOverPersonInCharge(
  context: Context,
  viewer: StaffIdentity,
  input: HandOverInput,
): Promise<void> {
  const { successor, letter } = await checked(input);
  const { platform, address } = context;
  await refusingTakenNumber(() =>
    onEmployer(context, viewer, input.id, async (em, employer, now) => {
      const accounts = await holdAccountsOf(em, employer.id);
      const before = accounts.find(({ in_charge }) => in_charge) ?? null;
      const next =
        "accountId" in successor
          ? eligible(accounts, successor.accountId)
          : await addAccount(platform, em, employer.id, successor);
      await query(
        em,
        sql`update employer_account set in_charge = (id = ${next.id}) where employer_id = ${employer.id}`,
      );
      const note = before ? `由${before.name}更换为${next.name}` : `设为${next.name}`;
      await noteEmployer(em, {
        employerId: employer.id,
        act: "HANDED_OVER",
        by: viewer,
        at: now,
        reason: letter,
        note,
      });
      await audit(em, {
        at: now,
        by: viewer,
        act: "EMPLOYER_HANDED_OVER",
        subject: { kind: "EMPLOYER", id: employer.id },
        address,
        detail: { from: before?.id ?? null, to: next.id },
      });
      await notify(em, platform.clock, {
        recipientKind: "EMPLOYER",
        recipientId: employer.id,
        dedupeKey: `employer-handed-over ${employer.id} ${now.getTime()}`,
        title: "网签负责人已更换",
        body: `平台客服已按新的网签授权书更换您单位的网签负责人：${note}。如有疑问，请联系平台客服。`,
        recordId: null,
      });
      await publish(em, [
        { topics: [topic.employer(employer.id), topic.operators()], kind: "RECORD", recordId: null },
      ]);
    }),
  );
}

async function checked(input: HandOverInput): Promise<{ successor: Successor; letter: string }> {
  const problems: FieldProblem[] = [];
  const letter = writtenDown(problems, "letter", input.letter, "新授权书的日期和收到方式");
  if (!input.letterChecked) {
    problems.push(new FieldProblem("letterChecked", "请核对加盖公章的网签授权书和身份证件后勾选"));
  }
  const accountId = input.accountId?.trim();
  const name = input.name?.trim() ?? "";
  const mobile = accountId ? null : mobileOf(problems, input.mobile ?? "");
  if (!accountId && ([...name].length < 2 || [...name].length > 60)) {
    problems.push(new FieldProblem("name", "请填写新负责人的姓名，2至60个字"));
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  if (accountId) return { letter, successor: { accountId } };
  return {
    letter,
    successor: { name, mobile: mobile ?? "", passwordHash: await hashPassword(newPassword()) },
  };
}

async function holdAccountsOf(em: EntityManager, employerId: string): Promise<HeldAccount[]> {
  return await query<HeldAccount & Record<string, unknown>>(
    em,
    sql`select id, name, in_charge, disabled_at is not null as disabled from employer_account
      where employer_id = ${employerId} order by id for update`,
  );
}

function eligible(accounts: readonly HeldAccount[], accountId: string): HeldAccount {
  const account = accounts.find(({ id }) => id === accountId.toLowerCase());
  const problem = !account
    ? "请选择该单位的账号"
    : account.disabled
      ? "该账号已停用，请选择启用中的账号，或填写新负责人的姓名和手机号码"
      : null;
  if (problem) throw new InvalidInput([new FieldProblem("accountId", problem)]);
  if (account?.in_charge) {
    throw new NotAllowed("ALREADY_IN_CHARGE", `${account.name}已经是该单位的网签负责人`);
  }
  return account as HeldAccount;
}

/** Nobody knows its password: its owner sets one, or signs in, with a code to the number (P-12). */
async function addAccount(
  { keys }: Platform,
  em: EntityManager,
  employerId: string,
  { name, mobile, passwordHash }: Exclude<Successor, { accountId: string }>,
): Promise<{ id: string; name: string }> {
  const id = uuidv7();
  await query(
    em,
    sql`insert into employer_account (id, employer_id, name, mobile_index, mobile_sealed, mobile_mask, password_hash, in_charge)
      values (${id}, ${employerId}, ${name}, ${keys.blindIndex("mobile", mobile)},
        ${keys.seal("employer_account.mobile_sealed", mobile).bytes}, ${maskMobile(mobile)}, ${passwordHash}, false)`,
  );
  return { id, name };
}
