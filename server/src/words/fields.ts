import { type ClassType, Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access } from "./access.js";
import type { Role } from "./viewer.js";

/** How a field of the contract is said: the one statement of its type for clients and for the compiler. */
interface Said {
  readonly type: () => unknown;
  readonly nullable?: boolean;
  readonly description?: string;
  readonly defaultValue?: unknown;
  /** Stated where they differ from those of the type. */
  readonly readers?: readonly Role[];
}

/** A kind of field, e.g. {@link text}; its values are `Value`. */
export class FieldType<Value> {
  /** For the compiler alone. */
  declare readonly value: Value;
  readonly said: Said;

  constructor(said: Said) {
    this.said = said;
  }

  /** There may be none. */
  get orNull(): FieldType<Value | null> {
    return this.#with({ nullable: true });
  }

  /** Of an input: may be left out, or null. */
  get open(): FieldType<Value | null | undefined> {
    return this.#with({ nullable: true });
  }

  /** Of an input: what it is where it is left out. */
  orElse(defaultValue: Value): FieldType<Value> {
    return this.#with({ defaultValue });
  }

  saying(description: string): FieldType<Value> {
    return this.#with({ description });
  }

  readBy(...readers: Role[]): FieldType<Value> {
    return this.#with({ readers });
  }

  #with<Other>(more: Partial<Said>): FieldType<Other> {
    return new FieldType({ ...this.said, ...more });
  }
}

export const text = new FieldType<string>({ type: () => String });
export const id = new FieldType<string>({ type: () => ID });
export const whole = new FieldType<number>({ type: () => Int });
export const decimal = new FieldType<number>({ type: () => Float });
export const flag = new FieldType<boolean>({ type: () => Boolean });
export const instant = new FieldType<Date>({ type: () => Date });
/** Rows of lists keep instants as the ISO text that the database wrote. */
export const instantText = new FieldType<string>({ type: () => Date });
export const texts = new FieldType<readonly string[]>({ type: () => [String] });
export const ids = new FieldType<readonly string[]>({ type: () => [ID] });

/** A class of a type of the contract; abstract where it is an interface. */
type TypeOf<Value> = abstract new (...given: never[]) => Value;

/** Another type of the contract. */
export function of<Value extends object>(type: TypeOf<Value>): FieldType<Value> {
  return new FieldType({ type: () => type });
}

export function listOf<Value extends object>(type: TypeOf<Value>): FieldType<readonly Value[]> {
  return new FieldType({ type: () => [type] });
}

/** One of a closed set of words; `Word` where the compiler shall know them as another type. */
export function word<Word extends string>(words: object): FieldType<Word> {
  return new FieldType({ type: () => words });
}

/** Any number of a closed set of words. */
export function wordList<Word extends string>(words: object): FieldType<readonly Word[]> {
  return new FieldType({ type: () => [words] });
}

type Shape = Readonly<Record<string, FieldType<unknown>>>;
type ValueOf<Kind> = Kind extends FieldType<infer Value> ? Value : never;
type OpenKeys<S extends Shape> = {
  [K in keyof S]: undefined extends ValueOf<S[K]> ? K : never;
}[keyof S];
type Values<S extends Shape> = { [K in Exclude<keyof S, OpenKeys<S>>]: ValueOf<S[K]> } & {
  [K in OpenKeys<S>]?: ValueOf<S[K]>;
};

/**
 * The fields of an object or input type, to be extended by its class: `class Row extends fields({ id, name: text }) {}`.
 * The class carries name, description and readers; `simpleResolvers` must be said to both (docs/adr/0006).
 */
export function fields<S extends Shape>(
  shape: S,
  how: { simpleResolvers?: true } = {},
): abstract new () => Values<S> {
  @ObjectType(how)
  @InputType()
  abstract class Fields {}
  for (const [key, { said }] of Object.entries(shape)) {
    const { type, readers, ...options } = said;
    Field(type as () => ClassType, options)(Fields.prototype, key);
    if (readers) Access(...readers)(Fields.prototype, key);
  }
  return Fields as abstract new () => Values<S>;
}
