import { randomUUID } from "node:crypto";
import { z } from "zod";
import { audit } from "../../audit/index.js";
import { checkContact } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { addJob, defineJob, handles } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { textTo } from "../../services/notifications/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { type Browser, contactIndex, organisationName, type StaffRole } from "../identity/index.js";
import { countCode } from "./sent-code.js";

/** `id` is of one asking; `to` is sealed. */
const sendUsernames = defineJob("username.send", z.object({ id: z.uuid(), to: z.base64() }));

/** Accounts of one person that are named, newest first: each is an SMS. */
const MOST_NAMED = 3;

/**
 * 找回用户名 (P-12): the user names of a number or mail address go there. Known and unknown ones take the same statements:
 * what is sent is decided by the job (P-07). Limited as codes are, by contact, network and both (P-14).
 *
 * @throws InvalidInput beside `contact`; LimitReached.
 */
export async function findUsername(platform: Platform, typed: string, browser: Browser): Promise<void> {
  const checked = checkContact(typed);
  if (!checked.ok) throw new InvalidInput([new FieldProblem("contact", checked.reason)]);
  await countCode(platform, browser, null, `username:${checked.text}`, platform.clock.now());
  const to = platform.keys.seal("job.username_to", checked.text).bytes.toString("base64");
  await inTransaction(platform, (em) => addJob(em, sendUsernames, { id: randomUUID(), to }));
}

interface Found {
  id: string;
  username: string;
  role: StaffRole;
  province_name: string | null;
  school_name: string | null;
  department_name: string | null;
}

export const sendUsernamesHandler = handles(sendUsernames, async (platform, { id, to: sealed }) => {
  const { keys, clock } = platform;
  const to = keys.open("job.username_to", new Sealed(Buffer.from(sealed, "base64")));
  const { column, index } = contactIndex(platform, to);
  const at = clock.now();
  await inTransaction(platform, async (em) => {
    const found = await query<Found>(
      em,
      sql`select a.id, a.username, a.role, p.name as province_name, s.name as school_name, d.name as department_name
        from staff_account a left join province p on p.id = a.province_id left join school s on s.id = a.school_id
          left join department d on d.id = a.department_id
        where a.${column} = ${index} and a.disabled_at is null order by a.created_at desc, a.id limit ${MOST_NAMED}`,
    );
    for (const account of found) {
      const { username, role } = account;
      await textTo(platform, em, at, {
        to,
        template: "USERNAME",
        variables: { username, organisation: organisationName(role, account) },
        recordId: null,
        dedupeKey: `username ${id} ${account.id}`,
      });
      const subject = { kind: "ACCOUNT", id: account.id } as const;
      await audit(em, { at, by: { kind: "SYSTEM", accountId: null }, act: "USERNAME_SENT", subject });
    }
  });
});
