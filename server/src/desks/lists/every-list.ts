import { Extensions, InputType } from "type-graphql";
import { voidedDestinations } from "../../flows/destination/index.js";
import { employerAgreements } from "../../flows/online-signing/index.js";
import type { List } from "../../lists/list.js";
import type { ListSort } from "../../lists/sort.js";
import { employerSignIns } from "../../parties/employer-accounts/index.js";
import { ownEmployerMarks } from "../../parties/employer-warnings/index.js";
import { favourites } from "../../parties/employers/index.js";
import type { EmployerIdentity, StaffIdentity } from "../../parties/identity/index.js";
import { schools } from "../../parties/organisations/index.js";
import { rosterUploadRows } from "../../parties/roster-upload/index.js";
import { staffAccounts } from "../../parties/staff/index.js";
import { ONE_OF } from "../../records/index.js";
import { DESKS, READERS } from "../../words/access.js";
import { type FieldType, fields, of } from "../../words/fields.js";
import type { Role } from "../../words/viewer.js";
import { employers } from "../employers/index.js";
import { frozenRecords, graduates, registryDestinations } from "../graduates/index.js";
import { reviewQueue } from "../review/index.js";

/** Who reads lists at a desk. */
export type DeskViewer = StaffIdentity | EmployerIdentity;

/** A list as it is asked for by its name. */
interface NamedList<Filter extends object> {
  /** As people call it. */
  readonly title: string;
  readonly list: List<object, Filter, DeskViewer>;
  /** As at the root field of the same name, which a test compares. */
  readonly readers: readonly Role[];
}

function named<Row extends object, Filter extends object, Viewer extends DeskViewer>(
  title: string,
  readers: readonly Role[],
  list: List<Row, Filter, Viewer>,
): NamedList<Filter> {
  // Its readers are asked first, so that none but its own viewers come to it.
  return { title, readers, list: list as unknown as List<object, Filter, DeskViewer> };
}

/** Every list that can be exported or kept as a view, by the name of the root field that answers its pages. */
export const LISTS = {
  reviewQueue: named("审核列表", DESKS, reviewQueue),
  graduates: named("学生名单", READERS, graduates),
  registryDestinations: named("已报送去向", READERS, registryDestinations),
  frozenRecords: named("失效信息管理", READERS, frozenRecords),
  voidedDestinations: named("作废信息管理", READERS, voidedDestinations),
  ownEmployerMarks: named("预警单位管理", ["SCHOOL"], ownEmployerMarks),
  employers: named("用人单位管理", ["OPERATOR"], employers),
  schools: named("学校", ["PROVINCE", "MINISTRY"], schools),
  staffAccounts: named("账号管理", ["SCHOOL", "PROVINCE", "MINISTRY"], staffAccounts),
  rosterUploadRows: named("生源上报明细", ["SCHOOL"], rosterUploadRows),
  employerAgreements: named("签约列表", ["EMPLOYER"], employerAgreements),
  favourites: named("学生收藏夹", ["EMPLOYER"], favourites),
  employerSignIns: named("登录记录", ["EMPLOYER"], employerSignIns),
};

export type ListName = keyof typeof LISTS;
type FilterOf<Name extends ListName> = (typeof LISTS)[Name] extends NamedList<infer Filter> ? Filter : never;
/** A field of any list's filter. */
export type FilterField = { [Name in ListName]: keyof FilterOf<Name> & string }[ListName];

export const LIST_NAMES = Object.keys(LISTS) as ListName[];

/** What one list is asked for. */
interface Asked<Filter> {
  filter: Filter;
  sort?: ListSort | null | undefined;
}

function asking(name: ListName): new () => Asked<object> {
  const { list } = LISTS[name];
  const { filter } = list.definition;
  @InputType(`${name.charAt(0).toUpperCase()}${name.slice(1)}Asked`)
  class ListAsked extends fields({
    filter: of<object>(filter),
    ...(list.sort && { sort: of(list.sort).open }),
  }) {}
  return ListAsked;
}

type ListFields = { [Name in ListName]: FieldType<Asked<FilterOf<Name>> | null | undefined> };

const LIST_FIELDS = Object.fromEntries(LIST_NAMES.map((name) => [name, of(asking(name)).open])) as ListFields;

/** A list by its name, with its filter; `askedList` turns it into what can be read. */
@Extensions(ONE_OF)
@InputType("ListQuery", { description: "One of the lists, and what narrows it." })
export class ListQuery extends fields(LIST_FIELDS) {}
