import type { Sql } from "../database/sql.js";
import type { Column, Columns, RowOf } from "./column.js";
import type { FiltersOf, ListViewer, Reading } from "./filter.js";
import type { OrderStep } from "./order.js";

/**
 * One list: what it reads, how it is narrowed and ordered, and whose rows they are. Its page, its count and its export
 * are all made of it (`List`).
 */
export interface ListDefinition<Row, Filter, Viewer extends ListViewer, C extends Columns> {
  /** Begins the names of its prepared statements. */
  name: string;
  /** The type of the answer's rows: each of its fields is a column or computed, or this does not compile. */
  row: new () => Row;
  /** The input that narrows it: each of its fields has a filter, or this does not compile. */
  filter: new () => Filter;
  /** Tables and joins: one row of them is one row of the list. */
  from: Sql | ((filter: Filter, reading: Reading<Viewer>) => Sql);
  /** What is read, by the name of the answer's field where it is one. */
  columns: C & { [Name in keyof C]: Name extends keyof Row ? Column<Row[Name]> : Column<unknown> };
  /** The answer's other fields, each made of a row as it is read. */
  computed: ComputedOf<Row, C, Viewer>;
  /** The viewer's rows (P-04, P-07): without it there is no list. */
  scope: (viewer: Viewer) => Sql;
  /** What else holds of every row. */
  where?: Sql;
  filters: FiltersOf<NoInfer<Filter>, NoInfer<Viewer>>;
  /** @throws GraphQLError BAD_USER_INPUT for a filter that this viewer may not use, or has to. */
  refuse?: (viewer: NoInfer<Viewer>, asked: NoInfer<Filter>) => void;
  /** Ends with a unique column; none of its columns is ever null. */
  order: Order<keyof NoInfer<C> & string> | ((asked: NoInfer<Filter>) => Order<keyof NoInfer<C> & string>);
  /** Reads the list in parts, each along an index of its own; without any there are no rows. */
  branches?: (
    asked: NoInfer<Filter>,
    reading: Reading<NoInfer<Viewer>>,
  ) => readonly Branch<keyof NoInfer<C> & string>[];
  /** A `with` before all of the statement. */
  prelude?: (reading: Reading<NoInfer<Viewer>>) => Sql | null;
}

type Order<Name extends string> = readonly OrderStep<Name>[];

type ComputedOf<Row, C extends Columns, Viewer> = {
  [Name in keyof Row]?: (row: RowOf<C>, reading: Reading<Viewer>) => Row[Name];
} & {
  // Which are needed; their types stand above, where the compiler finds them for parameters.
  [Name in Exclude<keyof Row, keyof C>]: unknown;
};

/** A part of a list. */
export interface Branch<Name extends string = string> {
  where: Sql;
  /** Rows that the part is read for, one by one; `where` may name their columns. */
  forEach?: Sql;
  /** Columns that are read in another way here. */
  instead?: { readonly [Each in Name]?: Sql };
}
