import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import type { GraphQLError, GraphQLFormattedError } from "graphql";
import { AWAY_SECONDS, isDatabaseAway } from "../database/away.js";
import type { Context } from "../platform/context.js";
import type { Platform } from "../platform/platform.js";
import { AccessCheck } from "./access-check.js";
import { Documents } from "./documents.js";
import { isUnforeseen, logUnforeseen, publicError } from "./errors.js";
import { MOST_TOKENS, withinLimits } from "./limits.js";
import { plainRows } from "./plain-rows.js";
import { platformSchema } from "./schema.js";

/**
 * The one GraphQL server behind all endpoints; the caller starts and stops it.
 *
 * @param documents judges them before this server is asked. @param watching plugins that look on, such as the counting of operations.
 */
export function makeGraphQLServer(
  platform: Platform,
  documents: Documents = documentsOf(platform),
  watching: readonly ApolloServerPlugin<Context>[] = [],
): ApolloServer<Context> {
  const schema = platformSchema();
  return new ApolloServer<Context>({
    schema,
    introspection: platform.config.introspection,
    csrfPrevention: true,
    persistedQueries: false,
    documentStore: documents.store,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: platform.config.production,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationRules: [withinLimits],
    // main.ts listens to signals: it ends sessions and drains.
    stopOnTerminationSignals: false,
    logger: { debug: () => {}, info: () => {}, warn: warn(platform), error: warn(platform) },
    formatError: (formatted: GraphQLFormattedError, error: unknown) =>
      publicError(formatted, error, String(formatted.extensions?.requestId ?? "")),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      access(new AccessCheck(schema)),
      errors(platform),
      plainRows(schema),
      ...watching,
    ],
  });
}

/** The documents of all endpoints, HTTP and WebSocket. */
export function documentsOf({ config }: Platform): Documents {
  return new Documents(platformSchema(), {
    introspection: config.introspection,
    hideSchema: config.production,
  });
}

/** Apollo's own complaints, such as a context that could not be made. */
function warn(platform: Platform): (message?: unknown) => void {
  return (message) => platform.logger.warn({ component: "graphql" }, String(message));
}

function access(check: AccessCheck): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, request, contextValue }) =>
        check.assertAllowed(document, request.operationName, {
          role: contextValue.viewer.role,
          rights: contextValue.viewer.role === "EMPLOYER" ? contextValue.viewer : null,
          mustConfirm: contextValue.mustConfirm ?? false,
        }),
    }),
  };
}

/** Logs what nobody foresaw, and tells the formatter, which sees no request, the request's number. */
function errors({ logger }: Platform): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue }) => ({
      didEncounterErrors: async ({ errors: all }) => {
        for (const error of all as readonly GraphQLError[]) {
          error.extensions.requestId = contextValue.requestId;
          if (isUnforeseen(error)) logUnforeseen(logger, error, contextValue.requestId);
        }
      },
      willSendResponse: async ({ errors: all = [], response: { http } }) => {
        if (!all.some((error) => isDatabaseAway(error))) return;
        http.status = 503;
        http.headers.set("retry-after", String(AWAY_SECONDS));
      },
    }),
  };
}
