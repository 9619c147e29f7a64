import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { change, query, sql } from "../../database/sql.js";
import { inTransaction, violatedConstraint } from "../../database/transaction.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import { beijingText } from "../../platform/clock.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { tidyLabel } from "../../words/tidy-text.js";
import {
  type AskedList,
  askedList,
  impersonalFilter,
  personalFields,
  problemsOf,
  storedList,
} from "./asked-list.js";
import type { ListQuery } from "./every-list.js";
import { FILTER_WORDS } from "./filter-words.js";
import type { SavedViewInput } from "./saved-view.types.js";
import { MOST_VIEWS, mayShare } from "./saved-views.js";

const LONGEST_NAME = 30;
/** A path of the app with its search; never another site's, nor what stands behind `#`, where persons are named. */
const ADDRESS = /^\/[\w/-]*(\?[^#]*)?$/;
const LONGEST_ADDRESS = 2000;

interface KeptView {
  account_id: string;
  shared: boolean;
  version: number;
  changed_by: string;
  changed_at: Date;
}

/**
 * Keeps a list under a name, or changes what was kept. What tells of one person is not kept (P-08).
 *
 * @throws InvalidInput; LimitReached; NotAllowed SAVED_VIEW_SHARING, SAVED_VIEW_CHANGED; UnknownRecord.
 */
export async function saveView(
  context: Context,
  viewer: StaffIdentity,
  input: SavedViewInput,
): Promise<void> {
  const { platform, address } = context;
  const name = nameOf(input.name);
  const asked = input.query ? await checked(platform, viewer, input.query, input.address ?? "") : null;
  const now = platform.clock.now();
  try {
    await inTransaction(platform, async (em) => {
      const kept = await keptView(em, viewer, input.id, input.seen ?? null);
      if ((input.shared || kept?.shared) && !mayShare(viewer)) throw sharingRefused();
      await refuseTooMany(em, viewer, kept, input.shared);
      await (kept
        ? rewrite(em, viewer, { ...input, name }, asked, now)
        : write(em, viewer, { ...input, name }, asked, now));
      if (!input.shared && !kept?.shared) return;
      const subject = { kind: "SCHOOL", id: viewer.schoolId ?? "" } as const;
      const told = asked && { list: asked.name, filter: impersonalFilter(asked) };
      const detail = { viewId: input.id, shared: input.shared, ...told };
      await audit(em, { at: now, by: viewer, act: "SAVED_VIEW_SHARED", subject, address, detail });
    });
  } catch (error) {
    if (violatedConstraint(error) !== "saved_view_account_id_name_key") throw error;
    throw new InvalidInput([new FieldProblem("name", `已有名为「${name}」的常用查询，请换一个名称`)]);
  }
}

async function checked(
  platform: Platform,
  viewer: StaffIdentity,
  query: ListQuery,
  address: string,
): Promise<AskedList> {
  const asked = askedList(query);
  const problems = await problemsOf(platform, viewer, asked);
  const personal = personalFields(asked).map((field) => {
    const word = FILTER_WORDS[field as keyof typeof FILTER_WORDS];
    return new FieldProblem(field, `「${word}」不能保存在常用查询中，请去掉该条件后再保存`);
  });
  const fits = ADDRESS.test(address) && !address.startsWith("//") && address.length <= LONGEST_ADDRESS;
  const misplaced = fits ? [] : [new FieldProblem("address", "页面地址无效，请刷新页面后重试")];
  const wrong = [...problems, ...personal, ...misplaced];
  if (wrong.length > 0) throw new InvalidInput(wrong);
  return asked;
}

async function write(
  em: EntityManager,
  viewer: StaffIdentity,
  { id, name, address, shared, pinned }: SavedViewInput,
  asked: AskedList | null,
  now: Date,
): Promise<void> {
  if (!asked) throw new InvalidInput([new FieldProblem("query", "请先打开要保存的列表")]);
  await change(
    em,
    sql`insert into saved_view (id, account_id, school_id, name, list, asked, address, shared, pinned,
        changed_by, changed_at)
      values (${id}, ${viewer.accountId}, ${viewer.schoolId}, ${name}, ${asked.name},
        ${JSON.stringify(storedList(asked))}, ${address}, ${shared}, ${pinned}, ${viewer.name}, ${now})`,
  );
}

async function rewrite(
  em: EntityManager,
  viewer: StaffIdentity,
  { id, name, address, shared, pinned }: SavedViewInput,
  asked: AskedList | null,
  now: Date,
): Promise<void> {
  const anew = asked
    ? sql`list = ${asked.name}, asked = ${JSON.stringify(storedList(asked))}, address = ${address},`
    : sql``;
  await change(
    em,
    sql`update saved_view set name = ${name}, ${anew} shared = ${shared}, pinned = ${pinned}, version = version + 1,
      changed_by = ${viewer.name}, changed_at = ${now} where id = ${id}`,
  );
}

/** @throws NotAllowed SAVED_VIEW_SHARING, SAVED_VIEW_CHANGED; UnknownRecord. */
export async function removeView(
  { platform, address }: Context,
  viewer: StaffIdentity,
  id: string,
  seen: number,
): Promise<void> {
  const at = platform.clock.now();
  await inTransaction(platform, async (em) => {
    const kept = await keptView(em, viewer, id, seen);
    if (!kept) throw new UnknownRecord();
    if (kept.shared && !mayShare(viewer)) throw sharingRefused();
    await change(em, sql`delete from saved_view where id = ${id}`);
    if (!kept.shared) return;
    const subject = { kind: "SCHOOL", id: viewer.schoolId ?? "" } as const;
    const detail = { viewId: id, shared: false, removed: true };
    await audit(em, { at, by: viewer, act: "SAVED_VIEW_SHARED", subject, address, detail });
  });
}

/** The view under lock, where there is one that this viewer sees; null for a new one. */
async function keptView(
  em: EntityManager,
  viewer: StaffIdentity,
  id: string,
  seen: number | null,
): Promise<KeptView | null> {
  // One account's and one school's views are saved one after the other, so that limits hold.
  await query(
    em,
    sql`select pg_advisory_xact_lock(hashtext(${`saved-views ${viewer.schoolId ?? viewer.accountId}`}))`,
  );
  const [kept] = await query<KeptView>(
    em,
    sql`select account_id, shared, version, changed_by, changed_at from saved_view where id = ${id} for update`,
  );
  if (!kept) {
    if (seen === null) return null;
    throw new UnknownRecord();
  }
  const [visible] = await query(
    em,
    sql`select from saved_view where id = ${id}
      and (account_id = ${viewer.accountId} or (shared and school_id = ${viewer.schoolId}))`,
  );
  if (!visible) throw new UnknownRecord();
  // A new one that is sent again is the same.
  if (kept.version !== (seen ?? 1)) throw changedMeanwhile(kept);
  return kept;
}

async function refuseTooMany(
  em: EntityManager,
  viewer: StaffIdentity,
  kept: KeptView | null,
  shared: boolean,
): Promise<void> {
  const [held] = await query<{ own: number; shared: number }>(
    em,
    sql`select (select count(*)::int from saved_view where account_id = ${viewer.accountId}) as own,
      (select count(*)::int from saved_view where shared and school_id = ${viewer.schoolId}) as shared`,
  );
  if (!kept && (held?.own ?? 0) >= MOST_VIEWS) throw tooMany("常用查询");
  if (shared && !kept?.shared && (held?.shared ?? 0) >= MOST_VIEWS) throw tooMany("全校共享的常用查询");
}

function tooMany(what: string): LimitReached {
  return new LimitReached("LIMIT_REACHED", `${what}最多${MOST_VIEWS}个，请删除不再使用的`, MOST_VIEWS);
}

function sharingRefused(): NotAllowed {
  return new NotAllowed("SAVED_VIEW_SHARING", "全校共享的常用查询由负责全校且有读写权限的学校账号管理");
}

function changedMeanwhile(kept: KeptView): NotAllowed {
  const by = `（${kept.changed_by}，${beijingText(kept.changed_at)}）`;
  return new NotAllowed(
    "SAVED_VIEW_CHANGED",
    `该常用查询在您打开之后已被修改${by}，您的修改没有保存。请刷新后再试`,
  );
}

function nameOf(typed: string): string {
  const name = tidyLabel(typed);
  if (!name) throw new InvalidInput([new FieldProblem("name", "请填写名称")]);
  if ([...name].length > LONGEST_NAME) {
    throw new InvalidInput([new FieldProblem("name", `名称最多${LONGEST_NAME}个字，请删减`)]);
  }
  return name;
}
