// Questions that an app sends before its client is loaded, because a phone takes longer to fetch and read the code than the
// server to answer. The client takes each answer once, in the place of a request of its own.
import type { AppName } from "./app-name.js";

/** An answer, and when it came by this machine's clock. */
export interface FirstAnswer {
  response: Response;
  at: number;
}

/** An answer that has lain for longer is none any more: the question is sent anew. */
const FRESH_MS = 10_000;

const asked = new Map<string, Promise<FirstAnswer>>();

/** Sends a query without variables; `text` as the app's client prints it (`scripts/documents-apart.ts`). */
export function askFirst(app: AppName, text: string): void {
  const answer = fetch(`/${app}/graphql`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json", "apollo-require-preflight": "1" },
    body: JSON.stringify({ operationName: /^query (\w+)/.exec(text)?.[1], variables: {}, query: text }),
  }).then((response) => ({ response, at: Date.now() }));
  // Whether anybody will take it is not known: a failure is theirs who do.
  answer.catch(() => undefined);
  asked.set(text, answer);
}

/**
 * The answer to a request of the client with this body, where it was asked first; null where it was not, where nothing
 * came, and where what came is too old. An act makes all of them old: the next reading must show what it did.
 */
export async function takeFirst(body: unknown): Promise<FirstAnswer | null> {
  if (asked.size === 0 || typeof body !== "string") return null;
  const { query, variables } = JSON.parse(body) as { query: string; variables?: object };
  if (!query.startsWith("query")) asked.clear();
  const answer = asked.get(query);
  if (!answer || Object.keys(variables ?? {}).length > 0) return null;
  asked.delete(query);
  const found = await answer.catch(() => null);
  return found && Date.now() - found.at < FRESH_MS ? found : null;
}
