import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  isObjectType,
  isUnionType,
} from "graphql";
import type { Context } from "../platform/context.js";
import type { PossibleRefusal } from "../records/index.js";
import { NotAllowed, Refusal } from "../words/refusals.js";

/**
 * What acts may be refused with is what their mutations can answer: a refusal outside of its union would be an error of
 * the server to the caller.
 *
 * @throws naming flow, act, guard or effect, and union, of every one that is not answered.
 */
export function assertRefusalsAnswered(schema: GraphQLSchema, possible: readonly PossibleRefusal[]): void {
  const problems = possible.flatMap((one) => problemOf(schema, one));
  if (problems.length > 0) throw new Error([...new Set(problems)].join("\n"));
}

function problemOf(schema: GraphQLSchema, one: PossibleRefusal): string[] {
  const { kind, act, mutation, by, refusal } = one;
  if (mutation === null) return [`${kind}: no mutation answers for ${act}`];
  const field = schema.getMutationType()?.getFields()[mutation];
  const union = field && getNamedType(field.type);
  if (!union || !isUnionType(union)) return [`${kind}: ${mutation}, which answers for ${act}, has no union`];
  if (answers(union, refusal.prototype as object)) return [];
  return [
    `${kind}: ${act} may be refused by ${by} with ${refusal.name}, which ${union.name} of ${mutation} lacks`,
  ];
}

/** Whether the union has the refusal's own type, or one that it is a kind of. */
function answers(union: GraphQLUnionType, refusal: object): boolean {
  const names = union.getTypes().map(({ name }) => name);
  return kindsOf(refusal).some((name) => names.includes(name));
}

function kindsOf(refusal: object): string[] {
  const names: string[] = [];
  for (
    let kind: object | null = refusal;
    kind && kind !== Refusal.prototype;
    kind = Object.getPrototypeOf(kind)
  ) {
    names.push(kind.constructor.name);
  }
  return names;
}

/**
 * A refusal that strays all the same, since it was not declared, is answered as NotAllowed with its own code and
 * sentence, and logged as the mistake it is.
 */
export function answerStrays(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const union = getNamedType(field.type);
      if (isUnionType(union)) answerStraysOf(field, union);
    }
  }
}

function answerStraysOf(field: GraphQLField<unknown, Context>, union: GraphQLUnionType): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (source, args, context, info) => {
    const answer: unknown = await resolve(source, args, context, info);
    if (!(answer instanceof Refusal) || answers(union, answer)) return answer;
    const { code, message } = answer;
    const { requestId, platform } = context;
    platform.logger.error(
      { requestId, field: field.name, union: union.name, code },
      "A refusal outside of its union",
    );
    return new NotAllowed(code, message);
  };
}
