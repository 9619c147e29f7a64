import { type ExecutionResult, graphql } from "graphql";
import { buildSchemaSync, type NonEmptyArray } from "type-graphql";
import type { Viewer } from "../src/parties/identity/index.js";
import type { Context } from "../src/platform/context.js";
import type { Platform } from "../src/platform/platform.js";
import type { TestGround } from "./factories/ground.js";

/** The context of one request by this viewer, without a server around it. */
export function contextOf(on: TestGround, viewer: Viewer): Context {
  const em = on.orm.em.fork();
  // Modules tested so use the parts of the platform that the ground has; config, live hub and logger it has not.
  const platform = on as unknown as Platform;
  return { platform, viewer, app: null, requestId: "test", address: "192.0.2.1", em: () => em };
}

// biome-ignore lint/complexity/noBannedTypes: what type-graphql takes for a resolver class
type ResolverClass = Function;

/** Runs operations against the resolvers of one module, as the viewer, each in a request of its own. */
export function moduleClient(
  on: TestGround,
  resolvers: NonEmptyArray<ResolverClass>,
): (viewer: Viewer, source: string, variables?: Record<string, unknown>) => Promise<ModuleAnswer> {
  const schema = buildSchemaSync({ resolvers, validate: false });
  return async (viewer, source, variables) => {
    const result = await graphql({
      schema,
      source,
      variableValues: variables,
      contextValue: contextOf(on, viewer),
    });
    return dataOf(result);
  };
}

/** What an operation answered: any shape, since tests compare it as a whole. */
export type ModuleAnswer = Record<
  string,
  Record<string, unknown> & Record<"rows", Record<string, unknown>[]>
>;

function dataOf(result: ExecutionResult): ModuleAnswer {
  if (result.errors?.[0]) throw result.errors[0];
  return JSON.parse(JSON.stringify(result.data)) as ModuleAnswer;
}
