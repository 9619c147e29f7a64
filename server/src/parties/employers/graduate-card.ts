import { createHash, randomInt } from "node:crypto";
import type { Pool } from "pg";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { tell } from "../../services/notifications/index.js";
import { NotAllowed } from "../../words/refusals.js";
import {
  type EmployerIdentity,
  type GraduateIdentity,
  giveBack,
  RATE_LIMITS,
  take,
} from "../identity/index.js";
import { ON_ROSTER } from "../roster/index.js";
import { loadInvitableEmployer } from "./employer-standing.js";
import { favourites } from "./favourite.list.js";
import { type FavouriteView, GraduateNotFound } from "./favourite.types.js";
import { GraduateCard } from "./graduate-card.types.js";
import { keepFavourite } from "./keep-favourite.js";

/** How long a card can be taken. */
export const CARD_LIFETIME_MS = 5 * 60_000;
/** Without what is mistaken for something else when it is read out: 31 characters, of which twelve are 59 bits. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const LENGTH = 12;

/**
 * A new card of the row for which the graduate acts; the one before dies with it. The code is kept hashed.
 *
 * @throws LimitReached; NotAllowed OFF_ROSTER.
 */
export async function showGraduateCard(
  { platform, address }: Context,
  viewer: GraduateIdentity,
): Promise<GraduateCard> {
  const now = platform.clock.now();
  await take(platform, RATE_LIMITS.cardsShown, viewer.accountId, now);
  const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  const expiresAt = new Date(now.getTime() + CARD_LIFETIME_MS);
  await inTransaction(platform, async (em) => {
    const made = await query(
      em,
      sql`insert into graduate_card (code_hash, graduate_id, made_at, expires_at)
        select ${hashOfCard(code)}, g.id, ${now}, ${expiresAt} from graduate g
        where g.id = ${viewer.graduateId} and ${ON_ROSTER}
        on conflict (graduate_id) do update set code_hash = excluded.code_hash, made_at = excluded.made_at,
          expires_at = excluded.expires_at
        returning graduate_id`,
    );
    if (made.length === 0) {
      throw new NotAllowed("OFF_ROSTER", "您当前的生源信息已失效，不能出示签约二维码，请联系学校就业部门");
    }
    const subject = { kind: "GRADUATE", id: viewer.graduateId } as const;
    await audit(em, { at: now, by: viewer, act: "GRADUATE_CARD_SHOWN", subject, address });
  });
  // After the hash: browsers do not send it, so that no log on the way knows it.
  const url = `${platform.config.publicUrl}/employer/card#${code}`;
  return Object.assign(new GraduateCard(), { cardCode: code, url, expiresAt });
}

/**
 * Puts the graduate who shows this card among the viewer's favourites: no number is typed, and the day's limit of searches
 * is not used. A card is taken once, by one employer. Wrong codes are counted.
 *
 * @throws GraduateNotFound CARD_OVER, alike for what never was, is over or taken; LimitReached; NotAllowed.
 */
export async function takeGraduateCard(
  { platform, address }: Context,
  viewer: EmployerIdentity,
  typed: string,
): Promise<FavouriteView> {
  const now = platform.clock.now();
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
  await take(platform, RATE_LIMITS.cardGuesses, viewer.employerId, now);
  const id = await inTransaction(platform, async (em) => {
    const employer = await loadInvitableEmployer(em, viewer);
    const [card] = await query<{ graduate_id: string }>(
      em,
      sql`delete from graduate_card where code_hash = ${hashOfCard(code)} and expires_at > ${now} returning graduate_id`,
    );
    const kept = card && (await keepFavourite(em, viewer, card.graduate_id, now));
    if (!kept) {
      throw new GraduateNotFound("CARD_OVER", "签约二维码无效或已过期，请学生刷新后重新出示");
    }
    const subject = { kind: "GRADUATE", id: card.graduate_id } as const;
    await audit(em, { at: now, by: viewer, act: "GRADUATE_CARD_TAKEN", subject, address });
    await tell(em, now, {
      recipientKind: "GRADUATE",
      recipientId: card.graduate_id,
      title: "签约二维码已被使用",
      body: `「${employer.name}」已扫描您出示的签约二维码，可向您发起签约邀请。如非您本人出示，请联系学校就业部门。`,
      recordId: null,
    });
    return kept;
  });
  await giveBack(platform, RATE_LIMITS.cardGuesses, viewer.employerId);
  const favourite = await favourites.byId(platform, viewer, {}, id);
  if (!favourite) throw new GraduateNotFound();
  return favourite;
}

/** For the worker, now and then. */
export async function dropOldCards(pool: Pool, now: Date): Promise<void> {
  await query(pool, sql`delete from graduate_card where expires_at < ${now}`);
}

function hashOfCard(code: string): Buffer {
  return createHash("sha256").update(`card ${code}`).digest();
}
