import { catalogue } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import { BusinessStatusKnown, BusinessStatusUnavailable } from "./business-status.types.js";
import { EmbeddedBusinessRegister } from "./embedded-register.js";
import { HttpBusinessRegister } from "./http-register.js";
import type { BusinessRegister, RegisterAnswer, RegisteredEmployer } from "./register.js";

/** How long the register has for its answer (F-80). */
export const LIMIT_MS = 3_000;

/** How long an answer is kept (F-80). */
export const KEPT_MS = 24 * 3_600_000;

/**
 * The employer's status in the register of enterprises (F-80): an answer of the last 24 hours, else a new one. Never
 * fails: without an answer in 3 s it says so, with the last one there was. No connection to the database is held while
 * the register is asked.
 *
 * @param anew asks the register even if an answer is kept.
 */
export async function businessStatusOf(
  platform: Platform,
  employer: RegisteredEmployer,
  anew = false,
): Promise<BusinessStatusKnown | BusinessStatusUnavailable> {
  const kept = await readKept(platform, employer);
  const fresh = kept && kept.asked_at.getTime() + KEPT_MS > platform.clock.now().getTime();
  if (kept && fresh && !anew) return known(kept);
  const answer = await ask(platform, employer);
  if (!answer) return new BusinessStatusUnavailable(kept ? known(kept) : null);
  return known(await keep(platform, employer, answer));
}

interface KeptAnswer {
  status: string;
  as_of: Date;
  asked_at: Date;
}

/** Null where there was no answer in time, or none that can be read. */
async function ask(platform: Platform, employer: RegisteredEmployer): Promise<RegisterAnswer | null> {
  try {
    return await registerOf(platform).lookup(employer, AbortSignal.timeout(LIMIT_MS));
  } catch (error) {
    platform.logger.warn(
      { component: "business-register", problem: error instanceof Error ? error.name : "unknown" },
      "The register of enterprises gave no answer",
    );
    return null;
  }
}

function registerOf({ config }: Platform): BusinessRegister {
  const { businessRegister } = config;
  return businessRegister === "embedded"
    ? new EmbeddedBusinessRegister()
    : new HttpBusinessRegister(businessRegister);
}

async function readKept(
  { pool }: Platform,
  { uscc, name }: RegisteredEmployer,
): Promise<KeptAnswer | undefined> {
  const rows = await query<KeptAnswer>(
    pool,
    sql`select status, as_of, asked_at from business_status where uscc = ${uscc} and name = ${name}`,
    { name: "business-status" },
  );
  return rows[0];
}

/** Two servers may have asked at once: the later answer stays. */
async function keep(
  { pool, clock }: Platform,
  { uscc, name }: RegisteredEmployer,
  { status, asOf }: RegisterAnswer,
): Promise<KeptAnswer> {
  const now = clock.now();
  // A clock of theirs that runs ahead says nothing.
  const kept = { status, as_of: asOf && asOf < now ? asOf : now, asked_at: now };
  await query(
    pool,
    sql`insert into business_status as b (uscc, name, status, as_of, asked_at) values (${uscc}, ${name}, ${kept.status}, ${kept.as_of}, ${kept.asked_at})
      on conflict (uscc, name) do update set
        status = excluded.status, as_of = excluded.as_of, asked_at = excluded.asked_at
      where b.asked_at <= excluded.asked_at`,
  );
  return kept;
}

/** The register writes more than the label, e.g. 「存续（在营、开业、在册）」 or 「吊销，未注销」. */
function known({ status, as_of: asOf }: KeptAnswer): BusinessStatusKnown {
  const entry = catalogue("businessStatus")
    .all()
    .find(({ label }) => status.startsWith(label));
  return new BusinessStatusKnown(status, entry?.inBusiness ?? false, asOf);
}
