import { query, sql } from "../../database/sql.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { InvalidInput } from "../../words/refusals.js";
import { type AskedList, problemsOfAll, readStoredList } from "./asked-list.js";
import { SavedView } from "./saved-view.types.js";

/** Most views of one account, and most that a school shares. */
export const MOST_VIEWS = 30;

interface StoredView {
  id: string;
  name: string;
  list: string;
  asked: unknown;
  address: string;
  shared: boolean;
  pinned: boolean;
  version: number;
  mine: boolean;
}

/** Who changes what a school shares: a whole-school account with 读写. */
export function mayShare({ role, levelScope, employmentRight }: StaffIdentity): boolean {
  return role === "SCHOOL" && levelScope === "ALL" && employmentRight === "READ_WRITE";
}

/**
 * The viewer's own views and the school's, by name, each judged in the viewer's own scope. Counts are read when they are
 * asked for, those of all views in one statement.
 */
export async function readViews(platform: Platform, viewer: StaffIdentity): Promise<SavedView[]> {
  const stored = await query<StoredView>(
    platform.pool,
    sql`select id, name, list, asked, address, shared, pinned, version, account_id = ${viewer.accountId} as mine
      from saved_view where account_id = ${viewer.accountId}
        or (shared and school_id = ${viewer.schoolId})
      order by shared, name, id limit ${2 * MOST_VIEWS}`,
    { name: "saved-views" },
  );
  const read = stored.map(({ asked }) => readOrTell(asked));
  const lists = read.filter((each): each is AskedList => typeof each !== "string");
  const problems = new Map(lists.map((list, at) => [list, at]));
  const found = await problemsOfAll(platform, viewer, lists);
  const told = read.map((each) =>
    typeof each === "string"
      ? each
      : (found[problems.get(each) ?? 0] ?? []).map(({ message }) => message).join("；"),
  );
  let counting: Promise<Map<number, number>> | undefined;
  const counts = () => {
    counting ??= countAll(platform, viewer, stored, read, told);
    return counting;
  };
  return stored.map(({ asked: _asked, ...view }, at) => {
    const shown = Object.assign(new SavedView(), {
      ...view,
      mayChange: view.mine ? !view.shared || mayShare(viewer) : mayShare(viewer),
      problem: told[at] || null,
    });
    Object.defineProperty(shown, "count", { get: async () => (await counts()).get(at) ?? null });
    return shown;
  });
}

function readOrTell(asked: unknown): AskedList | string {
  try {
    return readStoredList(asked);
  } catch (error) {
    if (error instanceof InvalidInput) return error.message;
    throw error;
  }
}

/** Of the pinned views that can be read and are short enough. */
async function countAll(
  platform: Platform,
  viewer: StaffIdentity,
  stored: readonly StoredView[],
  read: readonly (AskedList | string)[],
  told: readonly string[],
): Promise<Map<number, number>> {
  const counted = read.flatMap((each, at) => {
    const { pinned } = stored[at] ?? {};
    if (!pinned || typeof each === "string" || told[at] || !each.list.isFew(viewer, each.filter)) return [];
    return [sql`select ${at}::int as at, ${each.list.countOf(platform, viewer, each.filter)} as count`];
  });
  const [first, ...others] = counted;
  if (!first) return new Map();
  const all = others.reduce((union, next) => sql`${union} union all (${next})`, sql`(${first})`);
  const rows = await query<{ at: number; count: number }>(platform.pool, all);
  return new Map(rows.map(({ at, count }) => [at, count]));
}
