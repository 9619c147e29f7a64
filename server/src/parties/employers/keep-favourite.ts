import { v7 } from "uuid";
import { query, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { UnknownRecord } from "../../words/refusals.js";
import type { EmployerIdentity } from "../identity/index.js";
import { ON_ROSTER } from "../roster/index.js";
import { loadInvitableEmployer } from "./employer-standing.js";
import { favourites } from "./favourite.list.js";
import { FavouriteRemoved, type FavouriteView, GraduateNotFound } from "./favourite.types.js";
import { graduateOfToken } from "./hit-token.js";

/**
 * Puts the graduate of a hit among the viewer's favourites as found now; 加入收藏夹后信息不可变更 (F-20). Again for the
 * same graduate it answers the favourite that is there.
 *
 * @throws NotAllowed NOT_VERIFIED, SUSPENDED; GraduateNotFound, with HIT_EXPIRED for a token of no use.
 */
export async function addFavourite(
  context: Context,
  viewer: EmployerIdentity,
  token: string,
): Promise<FavouriteView> {
  const { platform } = context;
  const now = platform.clock.now();
  const graduateId = graduateOfToken(platform.keys, viewer.employerId, token, now);
  const id = await inTransaction(context.platform, async (em) => {
    await loadInvitableEmployer(em, viewer);
    if (!graduateId) throw new GraduateNotFound("HIT_EXPIRED", "查询结果已过期，请重新查询后再加入收藏夹");
    const kept = await keepFavourite(em, viewer, graduateId, now);
    // Frozen since the search: as if it had not been found.
    if (!kept) throw new GraduateNotFound();
    return kept;
  });
  const favourite = await favourites.byId(platform, viewer, {}, id);
  if (!favourite) throw new GraduateNotFound();
  return favourite;
}

/**
 * Puts a graduate among the favourites as they are now, once: the id of the favourite; null for one off the roster, and
 * where the employer may not search any more: suspension and merge wait for this, or this for them.
 */
export async function keepFavourite(
  em: SqlExecutor,
  viewer: EmployerIdentity,
  graduateId: string,
  now: Date,
): Promise<string | null> {
  await query(
    em,
    sql`insert into favourite (id, employer_id, graduate_id, name, id_number_mask, school_name,
          education_level, major_name, cohort, added_by, added_at)
        select ${v7()}, ${viewer.employerId}, g.id, g.name, g.id_number_mask, school.name, g.education_level,
          g.major_name, g.cohort, ${viewer.accountId}, ${now}
        from graduate g join school on school.id = g.school_id join employer e on e.id = ${viewer.employerId}
        where g.id = ${graduateId} and ${ON_ROSTER} and e.verified_at is not null and e.suspended_at is null
        for share of e
        on conflict (employer_id, graduate_id) do nothing`,
  );
  const [kept] = await query<{ id: string }>(
    em,
    sql`select id from favourite
        where employer_id = ${viewer.employerId} and graduate_id = ${graduateId}`,
  );
  return kept?.id ?? null;
}

/**
 * Takes a favourite away; what was sent from it stays.
 *
 * @throws UnknownRecord for any id but the viewer's own (P-07).
 */
export async function removeFavourite(
  context: Context,
  viewer: EmployerIdentity,
  id: string,
): Promise<FavouriteRemoved> {
  const { platform } = context;
  const known = await favourites.byId(platform, viewer, {}, id);
  if (!known) throw new UnknownRecord();
  await query(
    context.em(),
    sql`delete from favourite where id = ${known.id} and employer_id = ${viewer.employerId}`,
  );
  return new FavouriteRemoved(known.id);
}
