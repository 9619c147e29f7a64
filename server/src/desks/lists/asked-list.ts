import { GraphQLError } from "graphql";
import type { List } from "../../lists/list.js";
import type { ListSort } from "../../lists/sort.js";
import { lookingForNumber } from "../../parties/staff/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { deniedError } from "../../words/access.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { readStoredInput } from "../../words/stored-input.js";
import { isStaff } from "../../words/viewer.js";
import { type DeskViewer, LIST_NAMES, LISTS, type ListName, ListQuery } from "./every-list.js";
import { FILTER_WORDS, isPersonal } from "./filter-words.js";
import { lostReferences } from "./references.js";

/** A list that was asked for: its pages, count and export are `list.page(platform, viewer, filter, …)` and so on. */
export interface AskedList {
  readonly name: ListName;
  readonly title: string;
  readonly list: List<object, object, DeskViewer>;
  readonly filter: Readonly<Record<string, unknown>>;
  /** In place of the list's own order. */
  readonly sort: ListSort | null;
}

/** The same as JSON, to be kept: {@link storedList} makes it, {@link readStoredList} reads it. */
export type StoredList = Readonly<
  Record<string, { filter: Readonly<Record<string, unknown>>; sort?: ListSort }>
>;

/** @throws GraphQLError BAD_USER_INPUT where none is named, or more than one. */
export function askedList(asked: ListQuery): AskedList {
  const [name, ...others] = LIST_NAMES.filter((each) => asked[each]);
  const one = name && asked[name];
  if (!one || others.length > 0) {
    throw new GraphQLError("请指定一个列表", { extensions: { code: "BAD_USER_INPUT" } });
  }
  const filter = Object.entries(one.filter).filter(([, value]) => value !== undefined && value !== null);
  const { title, list } = LISTS[name];
  return {
    name,
    title,
    list: list as unknown as AskedList["list"],
    filter: Object.fromEntries(filter),
    sort: one.sort ?? null,
  };
}

export function storedList({ name, filter, sort }: AskedList): StoredList {
  return { [name]: { filter, ...(sort && { sort: { ...sort } }) } };
}

/** @throws {InvalidInput} for what today's contract does not know any more. Then see {@link problemsOf}. */
export function readStoredList(stored: unknown): AskedList {
  try {
    return askedList(readStoredInput(ListQuery, stored));
  } catch (error) {
    if (error instanceof InvalidInput) throw new InvalidInput(error.fields.map(spoken));
    throw error;
  }
}

/** The filter without what tells of one person: for the log, and for views that others see (P-08). */
export function impersonalFilter({ filter }: AskedList): Record<string, unknown> {
  return Object.fromEntries(Object.entries(filter).filter(([field]) => !isPersonal(field)));
}

/** Which fields of the filter tell of one person. */
export function personalFields({ filter }: AskedList): string[] {
  return Object.keys(filter).filter(isPersonal);
}

/**
 * Why this viewer cannot read the list so, now: what the filter names is gone or not theirs, or the list refuses the
 * filter to them. Empty where nothing is in the way.
 */
export async function problemsOf(
  platform: Platform,
  viewer: DeskViewer,
  asked: AskedList,
): Promise<FieldProblem[]> {
  const [problems = []] = await problemsOfAll(platform, viewer, [asked]);
  return problems;
}

/** The same of several lists; in one statement. */
export async function problemsOfAll(
  platform: Platform,
  viewer: DeskViewer,
  asked: readonly AskedList[],
): Promise<FieldProblem[][]> {
  const lost = await lostReferences(
    platform.pool,
    viewer,
    asked.map(({ filter }) => filter),
  );
  return asked.map((one, at) => {
    const fields = lost[at] ?? [];
    if (!LISTS[one.name].readers.includes(viewer.role)) {
      return [new FieldProblem("", "您的账号不能查看该列表")];
    }
    if (fields.length === 0) return refusedBy(viewer, one);
    return fields.map((field) =>
      spoken(new FieldProblem(field, "已不存在，或不在您的管理范围内，请重新选择")),
    );
  });
}

function refusedBy(viewer: DeskViewer, { list, filter, sort }: AskedList): FieldProblem[] {
  try {
    list.definition.refuse?.(viewer, filter);
  } catch (error) {
    if (error instanceof GraphQLError) return [new FieldProblem("", error.message)];
    throw error;
  }
  // In another area the same list may be too long to be sorted.
  if (!sort || list.isFew(viewer, filter)) return [];
  return [new FieldProblem("sort", "该列表在您的管理范围内不能排序，请取消排序")];
}

/**
 * The list that a request asks for: refused as its own root field would refuse it, an exact ID number counted and logged
 * as the look it is (P-08).
 *
 * @throws GraphQLError FORBIDDEN; {InvalidInput} naming what is gone; LimitReached.
 */
export async function askForList(context: Context, asked: ListQuery): Promise<AskedList> {
  const { platform, viewer } = context;
  const one = askedList(asked);
  const { name, list, filter } = one;
  if (!LISTS[name].readers.includes(viewer.role)) throw deniedError(viewer.role);
  const reader = viewer as DeskViewer;
  const problems = await problemsOf(platform, reader, one);
  if (problems.length > 0) throw new InvalidInput(problems);
  const { idNumber } = filter;
  if (isStaff(viewer) && typeof idNumber === "string") {
    await lookingForNumber(context, name, idNumber, async () => {
      const { rows } = await list.page(platform, reader, filter, { first: 1, after: null });
      return { rows: rows as readonly { id: string }[] };
    });
  }
  return one;
}

/** A problem that names its field by the word for people. */
function spoken({ field, message }: FieldProblem): FieldProblem {
  const own = field.split(".").find((step) => step in FILTER_WORDS) as keyof typeof FILTER_WORDS | undefined;
  return own ? new FieldProblem(own, `「${FILTER_WORDS[own]}」${message}`) : new FieldProblem(field, message);
}
