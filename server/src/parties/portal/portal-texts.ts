import type { Pool } from "pg";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { requireWriting, type StaffIdentity } from "../identity/index.js";
import { PortalText, type PortalTextKind } from "./portal.types.js";

interface Row {
  kind: PortalTextKind;
  version: number;
  body: string;
  published_at: Date;
  published_by: string | null;
}

/** The newest version of each kind that there is. */
export async function portalTexts(pool: Pool): Promise<PortalText[]> {
  const rows = await query<Row>(
    pool,
    sql`select distinct on (kind) kind, version, body, published_at, published_by from portal_text
      order by kind, version desc`,
    { name: "portal-texts" },
  );
  return rows.map(viewOf);
}

/** One version; the newest where none is named; null where there is none. */
export async function portalText(
  pool: Pool,
  kind: string,
  version: number | null,
): Promise<PortalText | null> {
  const [row] = await query<Row>(
    pool,
    sql`select kind, version, body, published_at, published_by from portal_text
      where kind = ${kind} and (${version}::int is null or version = ${version}) order by version desc limit 1`,
    { name: "portal-text" },
  );
  return row ? viewOf(row) : null;
}

function viewOf({ published_at: at, published_by: by, ...row }: Row): PortalText {
  return Object.assign(new PortalText(), row, { publishedAt: by === null ? null : new Date(at) });
}

/** What stands in one line below every page; the others are pages of their own. */
const LINES: ReadonlySet<PortalTextKind> = new Set(["SPONSOR", "FILING"]);
/** A privacy notice and an accessibility statement there is always. */
const NEEDED: ReadonlySet<PortalTextKind> = new Set(["PRIVACY", "ACCESSIBILITY"]);

/**
 * Publishes a further version, which stands from now on; the text that stands already makes none, nor does
 * nothing where there is nothing. A new privacy notice
 * asks every graduate anew (A-49).
 *
 * @throws InvalidInput; NotAllowed READ_ONLY.
 */
export async function publishPortalText(
  { platform, address }: Context,
  viewer: StaffIdentity,
  kind: PortalTextKind,
  written: string,
): Promise<PortalText> {
  requireWriting(viewer);
  const body = checked(kind, written);
  const at = platform.clock.now();
  await inTransaction(platform, async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(hashtext(${`portal_text ${kind}`}))`);
    const published = await query<{ version: number }>(
      em,
      sql`insert into portal_text (kind, version, body, published_at, published_by)
        select ${kind}, coalesce(max(version), 0) + 1, ${body}, ${at}::timestamptz, ${viewer.name} from portal_text where kind = ${kind}
        having coalesce((array_agg(body order by version desc))[1], '') <> ${body} returning version`,
    );
    const [made] = published;
    if (!made) return;
    await audit(em, {
      at,
      by: viewer,
      act: "PORTAL_TEXT_PUBLISHED",
      subject: { kind: "ACCOUNT", id: viewer.accountId },
      address,
      detail: { kind, version: made.version },
    });
  });
  const standing = await portalText(platform.pool, kind, null);
  if (!standing) throw new InvalidInput([new FieldProblem("body", "请填写内容")]);
  return standing;
}

function checked(kind: PortalTextKind, written: string): string {
  const body = LINES.has(kind) ? written.replace(/\s+/g, " ").trim() : written.trim();
  const longest = LINES.has(kind) ? 100 : 20_000;
  if (body === "" && NEEDED.has(kind)) throw new InvalidInput([new FieldProblem("body", "请填写内容")]);
  const length = [...body].length;
  if (length > longest) {
    throw new InvalidInput([new FieldProblem("body", `最多${longest}个字，您填写了${length}个字，请删减`)]);
  }
  return body;
}
