import type { Pool } from "pg";
import { catalogue, divisionName } from "../../catalogue/index.js";
import { limitTo, query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import { type GraduateIdentity, RATE_LIMITS, take } from "../identity/index.js";
import { KnownEmployer } from "./known-employer.types.js";

const SHORTEST = 2;
const MOST = 10;
/** One pair of neighbouring characters alone is too common to look for within a million names. */
const SHORTEST_WITHIN = 3;
/** Words that nearly every name contains: a search for them alone has nothing of the name itself. */
const COMMON = /^(有|限|责|任|股|份|公|司|集|团|分)+$/;
const USCC_START = /^[0-9A-Z]{4,18}$/;

/**
 * Verified employers for a graduate's form, at most 10: whose name begins with the text, then those that contain it, or
 * by the beginning of a USCC. Fewer than 2 characters find none. What is told stands on any business licence.
 *
 * @throws LimitReached: typing by hand stays below the limit, copying the list does not.
 */
export async function knownEmployers(
  platform: Platform,
  viewer: GraduateIdentity,
  text: string,
): Promise<KnownEmployer[]> {
  const wanted = text.trim().slice(0, 100);
  if ([...wanted].length < SHORTEST) return [];
  await take(platform, RATE_LIMITS.knownEmployers, viewer.graduateId, platform.clock.now());
  const start = wanted.toUpperCase();
  const rows = USCC_START.test(start)
    ? await byUscc(platform.pool, start)
    : await byName(platform.pool, wanted);
  return rows.map(present);
}

interface EmployerRow {
  name: string;
  uscc: string;
  nature: string;
  industry: string;
  division: string;
}

const COLUMNS = sql`name, coalesce(uscc, '') as uscc, nature, industry, division`;
const OFFERED = sql`verified_at is not null and suspended_at is null`;
/** Greater than any character: a prefix is the range up to it, which an index knows whatever the parameters are. */
const END = "\u{10ffff}";

async function byUscc(pool: Pool, start: string): Promise<EmployerRow[]> {
  const rows = await query<EmployerRow>(
    pool,
    sql`select ${COLUMNS} from employer
      where uscc ~>=~ ${start} and uscc ~<~ ${start + END} and ${OFFERED} order by employer.uscc using ~<~ ${limitTo(MOST)}`,
    { name: "known-employers-by-uscc" },
  );
  return rows;
}

async function byName(pool: Pool, wanted: string): Promise<EmployerRow[]> {
  const within = [...wanted].length >= SHORTEST_WITHIN && !COMMON.test(wanted) ? wanted : null;
  const rows = await query<EmployerRow>(
    pool,
    sql`with beginning as materialized (
        select ${COLUMNS} from employer
        where name ~>=~ ${wanted} and name ~<~ ${wanted + END} and ${OFFERED} order by name using ~<~ ${limitTo(MOST)}
      )
      select ${COLUMNS} from (
        (select ${COLUMNS}, 0 as place from beginning)
        union all
        (select ${COLUMNS}, 1 from employer
          where (select count(*) from beginning) < ${MOST}
            and neighbouring_pairs(name) @> neighbouring_pairs(${within}) and position(${within} in name) > 1
            and ${OFFERED}
          ${limitTo(MOST)})
      ) found order by place, name using ~<~ ${limitTo(MOST)}`,
    { name: "known-employers-by-name" },
  );
  return rows;
}

function present({ name, uscc, nature, industry, division }: EmployerRow): KnownEmployer {
  return Object.assign(new KnownEmployer(), {
    name,
    uscc,
    natureCode: nature,
    natureLabel: catalogue("employerNature").label(nature),
    industryCode: industry,
    industryLabel: catalogue("industry").label(industry),
    divisionCode: division,
    divisionName: divisionName(division) ?? division,
  });
}
