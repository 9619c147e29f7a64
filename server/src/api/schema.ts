import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { buildSchemaSync, type PubSub } from "type-graphql";
import { assertEverythingGuarded } from "../words/access.js";
import { RESOLVERS } from "./resolvers.js";

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
 * @throws when a type or root field does not state who may read it.
 */
export function platformSchema(): GraphQLSchema {
  if (!built) {
    // Inputs are checked by the acts themselves, which name the rule and the field.
    built = buildSchemaSync({ resolvers: RESOLVERS, validate: false, pubSub: NO_PUBSUB });
    assertEverythingGuarded(built);
  }
  return built;
}

/** server/schema.graphql: in the order of the alphabet, so that moving code about does not change it. */
export function printContract(schema: GraphQLSchema): string {
  const header =
    "# The contract of the platform, printed by `node server/dist/print-docs.js`. Do not edit.\n\n";
  return `${header}${printSchema(lexicographicSortSchema(schema))}\n`;
}
