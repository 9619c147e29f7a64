import { GraphQLError } from "graphql";
import { type Sql, sql } from "../database/sql.js";
import { isId } from "../words/ids.js";
import { type Columns, type ColumnType, sqlText } from "./column.js";

/** One step of an order: a column, and its direction. */
export interface OrderStep<Name extends string = string> {
  readonly by: Name;
  readonly descending: boolean;
}

export function ascending<Name extends string>(...names: Name[]): OrderStep<Name>[] {
  return names.map((by) => ({ by, descending: false }));
}

export function descending<Name extends string>(...names: Name[]): OrderStep<Name>[] {
  return names.map((by) => ({ by, descending: true }));
}

/** What a cursor holds: the last row's value of each step. */
type Place = readonly (string | number)[];

/**
 * The order of a list, with its keyset. The last step is unique, and none is ever null; where directions differ, those
 * of numbers give way, so that one comparison of rows leads along one index.
 */
export class Keyset {
  readonly last: OrderStep;
  /** One for each order that columns can be put in. */
  readonly name: string;
  /** Over `columns` themselves, inside a read. */
  readonly inRead: Sql;
  /** Over the names that a read gives its columns, outside of it. */
  readonly outside: Sql;
  readonly #compared: Sql;

  constructor(
    private readonly columns: Columns,
    private readonly steps: readonly OrderStep[],
  ) {
    const last = steps.at(-1);
    if (!last) throw new Error("A list has an order");
    this.last = last;
    this.name = Keyset.nameOf(steps);
    for (const step of steps) this.#checkDirection(step);
    this.inRead = listed(steps.map((step) => directed(this.#column(step).sql, step)));
    this.outside = listed(steps.map((step) => directed(sqlText(`q."${step.by}"`), step)));
    this.#compared = listed(
      steps.map((step) => (this.#isTurned(step) ? sql`-${this.#column(step).sql}` : this.#column(step).sql)),
    );
  }

  static nameOf(steps: readonly OrderStep[]): string {
    return steps.map(({ by, descending }) => (descending ? `-${by}` : by)).join();
  }

  /** @throws GraphQLError BAD_USER_INPUT for a cursor that is none of this list. */
  after(cursor: string): Sql {
    const place = this.#decode(cursor);
    const values = listed(
      this.steps.map((step, index) => {
        const value = place[index];
        return sql`${this.#isTurned(step) ? -Number(value) : value}`;
      }),
    );
    return this.last.descending
      ? sql`(${this.#compared}) < (${values})`
      : sql`(${this.#compared}) > (${values})`;
  }

  cursorOf(row: Readonly<Record<string, unknown>>): string {
    const place = this.steps.map(({ by }) => {
      const value = row[by];
      if (typeof value !== "string" && typeof value !== "number")
        throw new Error(`${by} orders, and is empty`);
      return value;
    });
    return Buffer.from(JSON.stringify(place)).toString("base64url");
  }

  #decode(cursor: string): Place {
    const place = parsed(Buffer.from(cursor, "base64url").toString("utf8"));
    if (
      place?.length !== this.steps.length ||
      !this.steps.every((step, index) => FITS[this.#column(step).type]?.(place[index]))
    ) {
      throw new GraphQLError("翻页位置无效，请刷新列表后重试", { extensions: { code: "BAD_USER_INPUT" } });
    }
    return place as Place;
  }

  #column({ by }: OrderStep) {
    const column = this.columns[by];
    if (!column) throw new Error(`${by} is no column`);
    return column;
  }

  #isTurned(step: OrderStep): boolean {
    return step.descending !== this.last.descending;
  }

  #checkDirection(step: OrderStep): void {
    const { type } = this.#column(step);
    if (!FITS[type] || (this.#isTurned(step) && type !== "whole"))
      throw new Error(`${step.by} cannot order so`);
  }
}

/** The types that order, and whether a value of a cursor is one that PostgreSQL takes for it. */
const FITS: Partial<Record<ColumnType, (value: unknown) => boolean>> = {
  id: (value) => typeof value === "string" && isId(value),
  text: (value) => typeof value === "string" && !value.includes("\0"),
  whole: (value) => Number.isSafeInteger(value) && Math.abs(value as number) <= 0x7fff_ffff,
  instant: (value) => typeof value === "string" && isInstant(value),
};

function isInstant(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}

function parsed(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function directed(column: Sql, { descending }: OrderStep): Sql {
  return descending ? sql`${column} desc` : column;
}

function listed(parts: readonly Sql[]): Sql {
  return parts.reduce((all, next) => sql`${all}, ${next}`);
}
