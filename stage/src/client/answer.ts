import type { TypedDocumentString } from "../gql/graphql.js";

/** An operation of the contract with the types of what it takes and answers, as codegen makes it of a `graphql(…)`. */
export type Operation<Data, Variables> = TypedDocumentString<Data, Variables>;

/** What an operation is sent with: nothing where it needs nothing. */
export type Sent<Variables> =
  Record<string, never> extends Variables ? [variables?: Variables] : [variables: Variables];

/** What the root field of an operation answers; each has one. */
export type Answer<Data> = Told<Data[Exclude<keyof Data, "__typename">]>;

/**
 * An answer as one type: of a union every field that any member has, undefined where another member came. So whoever
 * looks at an answer asks for what they expect and need not narrow first.
 */
export type Told<T> =
  | Exclude<T, object>
  | (Extract<T, readonly unknown[]> extends infer List
      ? List extends readonly (infer Item)[]
        ? Told<Item>[]
        : never
      : never)
  | ToldOf<Exclude<Extract<T, object>, readonly unknown[]>>;

type ToldOf<Union> = [Union] extends [never] ? never : { [Key in KeyOf<Union>]: Told<FieldOf<Union, Key>> };
/** A member of which nothing was asked has no key that we know: codegen writes a record of nothing for it. */
type KnownKey<Member> = string extends keyof Member ? never : keyof Member;
type KeyOf<Union> = Union extends unknown ? KnownKey<Union> : never;
type FieldOf<Union, Key> = Union extends unknown
  ? Key extends KnownKey<Union>
    ? Union[Key]
    : undefined
  : never;

/** What every act says where it was refused. */
export interface Refused {
  code?: string | undefined;
  message?: string | undefined;
  fields?: readonly { field: string; message: string }[] | undefined;
}

/** The answer to an act: its type by name, the result when done, else why not. */
export type Outcome<Result = unknown> = { __typename: string } & Refused & Partial<Result>;

/** Whether an act was done, rather than refused or held. */
export function isDone({ __typename, code }: Outcome): boolean {
  return code === undefined && __typename !== "VerdictScheduled";
}

/** The only root field of an answer. */
export function answerOf<Data>(data: Data): Answer<Data> {
  const [answer] = Object.values(data as Record<string, unknown>);
  return answer as Answer<Data>;
}
