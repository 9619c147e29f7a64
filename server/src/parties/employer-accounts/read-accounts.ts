import { query, sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { equalsId } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import type { Platform } from "../../platform/platform.js";
import type { EmployerIdentity } from "../identity/index.js";
import {
  type AccountOfferView,
  EmployerAccounts,
  type EmployerAccountView,
  SignInEntry,
} from "./employer-accounts.types.js";

/** More accounts than any organisation has; nobody reads further. */
const MOST = 500;

/** The accounts of the viewer's employer, the person in charge first, then by name; open offers for the former. */
export async function readEmployerAccounts(
  platform: Platform,
  viewer: EmployerIdentity,
): Promise<EmployerAccounts> {
  const [accounts, offers] = [await accountsOf(platform, viewer), await offersOf(platform, viewer)];
  return Object.assign(new EmployerAccounts(), { accounts, offers });
}

async function accountsOf(
  { pool }: Platform,
  { employerId, accountId }: EmployerIdentity,
): Promise<EmployerAccountView[]> {
  return await query<EmployerAccountView>(
    pool,
    sql`select a.id, a.name, a.mobile_mask as "mobileMasked", a.in_charge as "inCharge",
        a.in_charge or a.may_invite as "mayInvite", a.in_charge or a.may_terminate as "mayTerminate",
        a.disabled_at is not null as disabled, a.id = ${accountId} as mine,
        (select max(at) from audit_entry e where e.account_id = a.id and e.act = 'SIGNED_IN'
          and e.act in ('SIGNED_IN', 'SIGN_IN_REFUSED')) as "signedInAt"
      from employer_account a where a.employer_id = ${employerId}
      order by a.in_charge desc, a.disabled_at is not null, a.name, a.id limit ${MOST}`,
    { name: "employer-accounts" },
  );
}

async function offersOf(
  { pool, clock }: Platform,
  { employerId, inCharge }: EmployerIdentity,
): Promise<AccountOfferView[]> {
  if (!inCharge) return [];
  return await query<AccountOfferView>(
    pool,
    sql`select id, name, mobile_mask as "mobileMasked", may_invite as "mayInvite", may_terminate as "mayTerminate",
        offered_at as "offeredAt", expires_at as "expiresAt", expires_at <= ${clock.now()} as expired
      from account_offer where employer_id = ${employerId} and ended_at is null
      order by offered_at desc, id desc limit ${MOST}`,
    { name: "account-offers" },
  );
}

class SignInFilter {
  /** Of the person in charge: another account of the employer. */
  accountId?: string | null;
}

/** 登录记录, newest first: one's own; the person in charge reads those of every account of the employer. */
export const employerSignIns = defineList({
  name: "employer-sign-ins",
  row: SignInEntry,
  filter: SignInFilter,
  from: sql`audit_entry s join employer_account a on a.id = s.account_id`,
  columns: {
    id: column.text`s.id::text`,
    at: column.instant`s.at`,
    refused: column.flag`s.act = 'SIGN_IN_REFUSED'`,
    address: column.text<string | null>`s.address`,
  },
  computed: {},
  scope: ({ accountId, employerId, inCharge }: EmployerIdentity) =>
    inCharge
      ? sql`s.act in ('SIGNED_IN', 'SIGN_IN_REFUSED') and a.employer_id = ${employerId}`
      : sql`s.act in ('SIGNED_IN', 'SIGN_IN_REFUSED') and a.id = ${accountId} and a.employer_id = ${employerId}`,
  filters: { accountId: equalsId`s.account_id` },
  order: descending("at", "id"),
});
