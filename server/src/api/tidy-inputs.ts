import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isUnionType,
} from "graphql";
import type { Context } from "../platform/context.js";
import { FieldProblem, InvalidInput } from "../words/refusals.js";
import { brokenCharacter, tidyText, unfitCharacter } from "../words/tidy-text.js";

/** What is no id is nobody's, whatever it holds (P-07). */
const ID = /^ids?$|Ids?$/;
/** A password is what was typed, to the last bit. */
const PASSWORD = /[Pp]assword/;

/**
 * Every text that comes in through an argument is tidied before its act sees it (F-98); one that holds what no character
 * stands for is answered as InvalidInput, beside its field, or as an error where the field has no such answer.
 */
export function tidyInputs(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length > 0) tidyInputsOf(field);
    }
  }
}

function tidyInputsOf(field: GraphQLField<unknown, Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const answer = getNamedType(field.type);
  const answersInvalid =
    isUnionType(answer) && answer.getTypes().some(({ name }) => name === InvalidInput.name);
  field.resolve = (source, args, context, info) => {
    const problems: FieldProblem[] = [];
    const tidied = tidy(args, [], problems) as typeof args;
    if (problems.length === 0) return resolve(source, tidied, context, info);
    const invalid = new InvalidInput(problems);
    if (answersInvalid) return invalid;
    throw new GraphQLError(invalid.message, { extensions: { code: "BAD_USER_INPUT" } });
  };
}

type Path = readonly (string | number)[];

/** The value with every text in it tidied, within the objects that it is made of. */
function tidy(value: unknown, path: Path, problems: FieldProblem[]): unknown {
  if (typeof value === "string") return text(value, path, problems);
  if (Array.isArray(value))
    return value.map((one, index) => tidy(one, [...path, nameOf(one) ?? index], problems));
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  const entries = Object.entries(value);
  for (const [key, one] of entries) {
    const tidied = tidy(one, isNamedValue(value) ? path : [...path, key], problems);
    // Inputs are instances of their classes, which stay what they are.
    if (tidied !== one) (value as Record<string, unknown>)[key] = tidied;
  }
  return value;
}

function text(typed: string, path: Path, problems: FieldProblem[]): string {
  const name = path.findLast((step) => typeof step === "string") ?? "";
  if (ID.test(name)) return typed;
  const asSent = PASSWORD.test(name);
  const tidied = asSent ? typed : tidyText(typed);
  const unfit = asSent ? brokenCharacter(typed) : unfitCharacter(tidied);
  if (unfit) {
    // What an act takes as one input it names without it.
    const below = path.length > 1 && path[0] === "input" ? path.slice(1) : path;
    problems.push(new FieldProblem(below.join("."), unfit));
  }
  return tidied;
}

/** A field of a catalogue's form, `{ key, value }`: the form's problems are named by its key. */
function isNamedValue(value: object): value is { key: string } {
  return "key" in value && "value" in value && typeof value.key === "string";
}

function nameOf(one: unknown): string | null {
  return typeof one === "object" && one !== null && isNamedValue(one) ? one.key : null;
}
