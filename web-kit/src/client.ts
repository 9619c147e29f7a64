import { ApolloClient, CombinedGraphQLErrors, HttpLink } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import type { AppName } from "./app-name.js";
import { createCache } from "./cache.js";
import { takeFirst } from "./first-answers.js";
import { createLive, type Live } from "./live.js";
import { noteServerTime } from "./time.js";

export interface PlatformClient {
  client: ApolloClient;
  /** Hints to read again, over WebSocket; off until `live.start()`. */
  live: Live;
  /**
   * Calls `listener` each time the server says that nobody is signed in any more. The page stays as it is: the
   * app lays its sign-in over it, and what was typed is kept. Answers the function that ends listening.
   */
  onSessionEnded(listener: () => void): () => void;
}

/** The one Apollo client of an app, on the app's own endpoint `/<app>/graphql` and with the app's own cookie. */
export function createPlatformClient(app: AppName): PlatformClient {
  const sessionEnded = new Set<() => void>();
  const tellSessionEnded = () => {
    for (const listener of sessionEnded) listener();
  };

  const errors = new ErrorLink(({ error }) => {
    if (
      CombinedGraphQLErrors.is(error) &&
      error.errors.some((e) => e.extensions?.code === "UNAUTHENTICATED")
    ) {
      tellSessionEnded();
    }
  });
  const http = new HttpLink({
    uri: `/${app}/graphql`,
    credentials: "same-origin",
    headers: { "apollo-require-preflight": "1" },
    fetch: fetchNotingTime,
  });

  const client = new ApolloClient({
    link: errors.concat(http),
    cache: createCache(),
    // A reading after a hint must not share the answer of one that was sent before the change, because no other hint
    // would follow and the screen would stay as it was.
    queryDeduplication: false,
    // What is known is shown at once, and read again each time a page is opened. `loading` is true during every
    // reading: pages show their skeleton only while there is no data.
    defaultOptions: { watchQuery: { fetchPolicy: "cache-and-network", nextFetchPolicy: "cache-first" } },
  });
  const live = createLive({
    app,
    refetch: () => client.refetchQueries({ include: "active" }),
    tellSessionEnded,
  });

  return {
    client,
    live,
    onSessionEnded(listener) {
      sessionEnded.add(listener);
      return () => sessionEnded.delete(listener);
    },
  };
}

async function fetchNotingTime(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const first = await takeFirst(init?.body);
  const response = first?.response ?? (await fetch(input, init));
  noteServerTime(response.headers.get("date"), first?.at);
  return response;
}
