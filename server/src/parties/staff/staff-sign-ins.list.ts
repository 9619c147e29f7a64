import { sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { equalsId } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import type { StaffIdentity } from "../identity/index.js";
import { accountsInCare } from "./staff.policy.js";
import { type SignInOutcome, StaffSignIn } from "./staff-sessions.types.js";

class SignInFilter {
  accountId?: string | null;
}

/** 登录记录, newest first: one's own, and those of the accounts in the viewer's care (P-01). */
export const staffSignIns = defineList({
  name: "staff-sign-ins",
  row: StaffSignIn,
  filter: SignInFilter,
  from: sql`audit_entry s join staff_account a on a.id = s.account_id`,
  columns: {
    id: column.text`s.id::text`,
    at: column.instant`s.at`,
    address: column.text<string | null>`s.address`,
    browser: column.text<string | null>`s.detail ->> 'browser'`,
    act: column.text`s.act`,
    why: column.text<string | null>`s.detail ->> 'why'`,
  },
  computed: { outcome: ({ act, why }) => outcomeOf(act, why) },
  scope: (viewer: StaffIdentity) => sql`s.act in ('SIGNED_IN', 'SIGN_IN_REFUSED', 'SIGN_IN_FAILED')
    and (a.id = ${viewer.accountId} or ${accountsInCare(viewer)})`,
  filters: { accountId: equalsId`s.account_id` },
  order: descending("at", "id"),
});

function outcomeOf(act: string, why: string | null): SignInOutcome {
  if (act === "SIGNED_IN") return "SIGNED_IN";
  if (act === "SIGN_IN_FAILED") return why === "CODE" ? "WRONG_CODE" : "WRONG_PASSWORD";
  return why === "DISABLED" ? "DISABLED" : "NO_MODULE";
}
