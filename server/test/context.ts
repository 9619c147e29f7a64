import { graphql as execute } from "graphql";
import { buildSchemaSync, type NonEmptyArray } from "type-graphql";
import type { Operation, Sent, Told } from "../../stage/src/client/answer.js";
import { graphql } from "../../stage/src/gql/index.js";
import type { Viewer } from "../src/parties/identity/index.js";
import type { Context } from "../src/platform/context.js";
import type { Platform } from "../src/platform/platform.js";
// A schema must not be built before every flow has added its form: type-graphql keeps an input's fields of that moment.
import "../src/api/resolvers.js";
import type { TestGround } from "./factories/ground.js";
import type { Present } from "./server.js";

/** The context of one request by this viewer, without a server around it. */
export function contextOf(on: TestGround, viewer: Viewer): Context {
  const em = on.orm.em.fork();
  // Modules tested so use the parts of the platform that the ground has; config, live hub and logger it has not.
  const platform = on as unknown as Platform;
  return { platform, viewer, app: null, requestId: "test", address: "192.0.2.1", em: () => em };
}

// biome-ignore lint/complexity/noBannedTypes: what type-graphql takes for a resolver class
type ResolverClass = Function;

/** Why an act was refused, as far as every module's schema can tell. */
export const Refused = graphql(`
  fragment Refused on Refusal {
    __typename
    code
    message
    ... on InvalidInput { fields { field message } }
  }
`);

/** A page of a list, for loops that the compiler does not see through. */
export interface Paged<Row> {
  rows: Row[];
  endCursor: string;
}

/** Asks one module as the viewer; answers the data. */
export type ModuleClient = <Data, Variables>(
  viewer: Viewer,
  operation: Operation<Data, Variables>,
  ...sent: Sent<Variables>
) => Promise<Present<Told<Data>>>;

/** Runs operations against the resolvers of one module, as the viewer, each in a request of its own. */
export function moduleClient(on: TestGround, resolvers: NonEmptyArray<ResolverClass>): ModuleClient {
  const schema = buildSchemaSync({ resolvers, validate: false });
  return async (viewer, operation, ...[variables]) => {
    const { data, errors } = await execute({
      schema,
      source: String(operation),
      variableValues: variables as Record<string, unknown> | undefined,
      contextValue: contextOf(on, viewer),
    });
    if (errors?.[0]) throw errors[0];
    return JSON.parse(JSON.stringify(data));
  };
}
