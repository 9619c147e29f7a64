import { GraphQLError } from "graphql";
import { query } from "../../database/sql.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { type DestinationStanding, STANDING_LABELS, STANDINGS } from "./destination-standing.js";
import { graduates } from "./graduates.list.js";
import type { GraduateFilter, StandingCounts } from "./graduates.types.js";
import { isAboveSchool } from "./sight.js";

/**
 * How many of the list's graduates stand where, by the list's own conditions, in one statement: what is shown beside the
 * list and what it then holds cannot differ. Frozen ones stand nowhere and are not counted.
 *
 * @throws GraphQLError BAD_USER_INPUT above one school, where nothing leads to so many rows, and for an ID number.
 */
export async function countStandings(
  platform: Platform,
  viewer: StaffIdentity,
  { standings: _whichever, ...filter }: GraduateFilter,
): Promise<StandingCounts> {
  // The list alone counts misses (P-08).
  if (filter.idNumber) {
    throw new GraphQLError("按证件号码查询时不统计去向状态", { extensions: { code: "BAD_USER_INPUT" } });
  }
  if (isAboveSchool(viewer)) {
    throw new GraphQLError("去向状态只能在一所学校内统计", { extensions: { code: "BAD_USER_INPUT" } });
  }
  const rows = await query<{ standing: DestinationStanding; count: number }>(
    platform.pool,
    graduates.countsBy(platform, viewer, { ...filter, frozen: false }, "standing"),
  );
  const counts = new Map(rows.map(({ standing, count }) => [standing, count]));
  const standings = STANDINGS.map((standing) => ({
    standing,
    label: STANDING_LABELS[standing],
    count: counts.get(standing) ?? 0,
  }));
  return { total: standings.reduce((sum, { count }) => sum + count, 0), standings };
}
