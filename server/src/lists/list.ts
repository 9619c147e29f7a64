import { INSTANTS_AS_TEXT } from "../database/pool.js";
import { allOf, limitTo, query, type Sql, sql } from "../database/sql.js";
import type { Platform } from "../platform/platform.js";
import { isId } from "../words/ids.js";
import { type Columns, selectOf } from "./column.js";
import type { Branch, ListDefinition } from "./definition.js";
import { type AnyFilter, askedOf, isHot, type ListViewer, type Reading } from "./filter.js";
import { Keyset, type OrderStep } from "./order.js";
import { type Page, type PageWish, pageSize, pageStep } from "./page-size.js";
import { type Part, type PreparedStatement, PreparedStatements } from "./prepared.js";
import { streamRows } from "./stream.js";

type ListPlatform = Pick<Platform, "pool" | "clock" | "keys">;

/** A row on its way: first as it is read, then with what is computed of it. */
type ReadRow = Record<string, unknown>;

/** A definition once it has been checked: here every list is of any shape. */
type AnyDefinition<Row, Filter, Viewer extends ListViewer> = Omit<
  ListDefinition<Row, Filter, Viewer, Columns>,
  "computed" | "filters"
> & {
  computed: Record<string, (row: ReadRow, reading: Reading<Viewer>) => unknown>;
  filters: Record<keyof Filter, AnyFilter<unknown, Viewer>>;
};

/** One reading of a list: what decides its statement. */
interface Wanted<Filter, Viewer> {
  asked: Filter;
  reading: Reading<Viewer>;
  prelude: Sql | null;
  tables: Sql;
  /** Of scope, list and filters, whichever columns are read. */
  conditions: readonly Sql[];
  /** Whether nothing is asked for but what many ask for: such a statement is prepared. */
  hot: boolean;
  keyset: Keyset;
}

export function defineList<
  Row extends object,
  Filter extends object,
  Viewer extends ListViewer,
  C extends Columns,
>(definition: ListDefinition<Row, Filter, Viewer, C>): List<Row, Filter, Viewer> {
  return new List(definition as unknown as AnyDefinition<Row, Filter, Viewer>);
}

/**
 * A list by its definition. A page is one statement and plain objects: prepared where no filter is asked for but hot
 * ones, each other adds its condition to an unnamed one. Page, count and export share scope, conditions and columns.
 */
export class List<Row extends object, Filter extends object, Viewer extends ListViewer> {
  readonly #prepared: PreparedStatements;
  readonly #keysets = new Map<string, Keyset>();
  readonly #select: Sql;
  readonly #computed: readonly [string, (row: ReadRow, reading: Reading<Viewer>) => unknown][];
  readonly #filterNames: readonly (keyof Filter)[];

  constructor(readonly definition: AnyDefinition<Row, Filter, Viewer>) {
    this.#prepared = new PreparedStatements(definition.name);
    this.#select = selectOf(definition.columns);
    this.#computed = Object.entries(definition.computed);
    this.#filterNames = Object.keys(definition.filters) as (keyof Filter)[];
  }

  /** @throws GraphQLError BAD_USER_INPUT for a page, a cursor or a filter that cannot be. */
  async page(platform: ListPlatform, viewer: Viewer, filter: Filter, page: PageWish): Promise<Page<Row>> {
    const size = pageSize(page.first);
    const wanted = this.#wanted(platform, viewer, filter);
    const statement = this.#page(wanted, page.after, pageStep(size) + 1);
    const rows = statement ? await rowsOf(platform, statement) : [];
    const shown = rows.slice(0, size);
    const last = shown.at(-1);
    const endCursor = rows.length > size && last ? wanted.keyset.cursorOf(last) : null;
    return { rows: shown.map((row) => this.#complete(row, wanted.reading)), endCursor };
  }

  /** How many rows all pages together have. */
  async count(platform: ListPlatform, viewer: Viewer, filter: Filter): Promise<number> {
    const wanted = this.#wanted(platform, viewer, filter);
    const [row] = await rowsOf(platform, sql`select ${this.#count(wanted)} as count`);
    return Number(row?.count);
  }

  /** The same as a value within another statement. */
  countOf(platform: ListPlatform, viewer: Viewer, filter: Filter): Sql {
    return this.#count(this.#wanted(platform, viewer, filter));
  }

  /**
   * Those of the list that have one of these ids in its unique column, in that order; others are left out (P-07).
   * Instances of the row's class, as members of a result union must be.
   */
  async byIds(
    platform: ListPlatform,
    viewer: Viewer,
    filter: Filter,
    ids: readonly string[],
  ): Promise<Row[]> {
    const wanted = this.#wanted(platform, viewer, filter);
    const { by } = wanted.keyset.last;
    const known = ids.filter(isId);
    const one = sql`${this.#column(by)} = any(${known}::uuid[])`;
    const { text, values } = this.#read(wanted, { where: one });
    // Acts answer with their row: making the plan anew would cost ten times what reading the row does.
    const name = wanted.hot ? `${this.definition.name}-by-ids` : undefined;
    const rows = await rowsOf(platform, name ? { name, text, values } : { text, values });
    const instance = (row: ReadRow): Row =>
      Object.assign(new this.definition.row(), this.#complete(row, wanted.reading));
    const byId = new Map(rows.map((row) => [row[by], instance(row)]));
    return ids.flatMap((id) => byId.get(id.toLowerCase()) ?? []);
  }

  async byId(platform: ListPlatform, viewer: Viewer, filter: Filter, id: string): Promise<Row | null> {
    const [row] = await this.byIds(platform, viewer, filter, [id]);
    return row ?? null;
  }

  /**
   * Every row of the list in its order, in batches, from one snapshot: for exports. Memory stays flat, since the next
   * batch is read when the reader comes back for it; until then one connection is held.
   */
  async *export(platform: ListPlatform, viewer: Viewer, filter: Filter): AsyncGenerator<Row[]> {
    const wanted = this.#wanted(platform, viewer, filter);
    const branches = this.#branches(wanted);
    if (branches.length === 0) return;
    const statement = this.#rows(wanted, branches, null, null);
    for await (const rows of streamRows<ReadRow>(platform.pool, statement)) {
      yield rows.map((row) => this.#complete(row, wanted.reading));
    }
  }

  #wanted({ clock, keys }: ListPlatform, viewer: Viewer, filter: Filter): Wanted<Filter, Viewer> {
    const { scope, from, where, filters, refuse, order, prelude } = this.definition;
    const asked = askedOf(filter, this.#filterNames);
    refuse?.(viewer, asked);
    const reading = { viewer, now: clock.now(), keys };
    const conditions = where ? [scope(viewer), where] : [scope(viewer)];
    let hot = true;
    for (const name of Object.keys(asked) as (keyof Filter)[]) {
      const declared: AnyFilter<unknown, Viewer> = filters[name];
      const condition = (isHot(declared) ? declared.hot : declared)(asked[name], reading);
      if (condition) conditions.push(condition);
      hot &&= isHot(declared);
    }
    const steps = typeof order === "function" ? order(asked) : order;
    return {
      asked,
      reading,
      prelude: prelude?.(reading) ?? null,
      tables: typeof from === "function" ? from(asked, reading) : from,
      conditions,
      hot,
      keyset: this.#keysetOf(steps),
    };
  }

  #keysetOf(steps: readonly OrderStep[]): Keyset {
    const key = Keyset.nameOf(steps);
    const known = this.#keysets.get(key) ?? new Keyset(this.definition.columns, steps);
    this.#keysets.set(key, known);
    return known;
  }

  /** Null when the list has no part to read. */
  #page(wanted: Wanted<Filter, Viewer>, after: string | null, limit: number): PreparedStatement | null {
    const branches = this.#branches(wanted);
    if (branches.length === 0) return null;
    const make = () => this.#rows(wanted, branches, after, limit);
    if (!wanted.hot) return make();
    const shape = `${limit} ${wanted.keyset.name} ${after ? "on" : "first"}`;
    return this.#prepared.of(shape, wanted.reading.viewer.role, this.#partsOf(wanted, branches, after), make);
  }

  /** What is not the same at every call, in the order in which {@link #rows} writes it. */
  #partsOf(wanted: Wanted<Filter, Viewer>, branches: readonly Branch[], after: string | null): Part[] {
    const { prelude, tables, conditions, keyset } = wanted;
    const within = [tables, allOf(conditions)];
    const behind = after ? [keyset.after(after)] : [];
    const ofBranches = branches.flatMap(({ forEach, instead = {}, where }) => [
      ...[forEach, ...Object.values(instead)].flatMap((part) => part ?? []),
      ...within,
      where,
      ...behind,
    ]);
    return prelude ? [prelude, ...ofBranches] : ofBranches;
  }

  #rows(
    wanted: Wanted<Filter, Viewer>,
    branches: readonly Branch[],
    after: string | null,
    limit: number | null,
  ): Sql {
    const { keyset, prelude } = wanted;
    const most = limit === null ? sql`` : limitTo(limit);
    const behind = after ? sql`and ${keyset.after(after)}` : sql``;
    const tail = sql`${behind} order by ${keyset.inRead} ${most}`;
    const outside = sql`order by ${keyset.outside} ${most}`;
    const [first = sql``, ...others] = branches.map((branch) =>
      // Row by row of `forEach`, along its own index.
      branch.forEach
        ? sql`select q.* from ${branch.forEach} cross join lateral (${this.#read(wanted, branch, tail)}) q ${outside}`
        : this.#read(wanted, branch, tail),
    );
    const all = others.reduce((union, read) => sql`${union} union all (${read})`, sql`(${first})`);
    const rows = others.length === 0 ? first : sql`select * from (${all}) q ${outside}`;
    return prelude ? sql`with ${prelude} ${rows}` : rows;
  }

  #count(wanted: Wanted<Filter, Viewer>): Sql {
    const counts = this.#branches(wanted).map((branch) =>
      branch.forEach
        ? sql`select count(*) from ${branch.forEach} cross join lateral (select 1 ${this.#within(wanted, branch)}) q`
        : sql`select count(*) ${this.#within(wanted, branch)}`,
    );
    const sum = counts.reduce((all, count) => sql`${all} + (${count})`, sql`0`);
    const { prelude } = wanted;
    return prelude ? sql`(with ${prelude} select (${sum})::int)` : sql`(${sum})::int`;
  }

  #branches({ asked, reading }: Wanted<Filter, Viewer>): readonly Branch[] {
    return this.definition.branches?.(asked, reading) ?? [{ where: sql`true` }];
  }

  #read(wanted: Wanted<Filter, Viewer>, branch: Branch, tail: Sql = sql``): Sql {
    const select = branch.instead ? selectOf(this.definition.columns, branch.instead) : this.#select;
    return sql`select ${select} ${this.#within(wanted, branch)} ${tail}`;
  }

  #within({ tables, conditions }: Wanted<Filter, Viewer>, { where }: Branch): Sql {
    return sql`from ${tables} where ${allOf(conditions)} and ${where}`;
  }

  #complete(row: ReadRow, reading: Reading<Viewer>): Row {
    for (const [name, compute] of this.#computed) row[name] = compute(row, reading);
    return row as Row;
  }

  #column(name: string): Sql {
    const column = this.definition.columns[name];
    if (!column) throw new Error(`${name} is no column`);
    return column.sql;
  }
}

async function rowsOf({ pool }: ListPlatform, statement: PreparedStatement): Promise<ReadRow[]> {
  return await query<ReadRow>(pool, statement, { name: statement.name, types: INSTANTS_AS_TEXT });
}
