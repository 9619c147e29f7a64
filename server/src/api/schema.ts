import { type GraphQLSchema, isInputObjectType, lexicographicSortSchema, printSchema } from "graphql";
import { buildSchemaSync, type PubSub } from "type-graphql";
import { everyFlow, refusalsOf } from "../records/index.js";
import { assertEmployerPolicy, assertEverythingGuarded } from "../words/access.js";
import { answerStrays, assertRefusalsAnswered } from "./refusal-unions.js";
import { RESOLVERS } from "./resolvers.js";
import { tidyInputs } from "./tidy-inputs.js";

/** type-graphql asks for one; our subscriptions bring their own stream (live.ts), which goes through the database. */
const NO_PUBSUB: PubSub = {
  publish: () => {
    throw new Error("Publish through live/live.ts, inside the transaction");
  },
  subscribe: () => {
    throw new Error("Subscriptions state their own stream");
  },
};

let built: GraphQLSchema | undefined;

/**
 * The platform's one schema, built once per process.
 *
 * @throws when a type or root field does not state who may read it, or an act may be refused with what its mutation
 *   cannot answer.
 */
export function platformSchema(): GraphQLSchema {
  if (!built) {
    // Inputs are checked by the acts themselves, which name the rule and the field.
    built = buildSchemaSync({ resolvers: RESOLVERS, validate: false, pubSub: NO_PUBSUB });
    takeOneOf(built);
    assertEverythingGuarded(built);
    assertEmployerPolicy(built);
    assertRefusalsAnswered(built, everyFlow().flatMap(refusalsOf));
    answerStrays(built);
    tidyInputs(built);
  }
  return built;
}

/** type-graphql does not know `@oneOf` yet: inputs that are marked so take exactly one of their fields. */
function takeOneOf(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type) && type.extensions.oneOf) type.isOneOf = true;
  }
}

/** server/schema.graphql: in the order of the alphabet, so that moving code about does not change it. */
export function printContract(schema: GraphQLSchema): string {
  const header = "# The contract of the platform, printed by `npm run docs`. Do not edit.\n\n";
  return `${header}${printSchema(lexicographicSortSchema(schema))}\n`;
}
