import type { Verdict } from "../gql/graphql.js";
import { verdictWords } from "../verdict/verdict-words.js";
import type { Action } from "./verdict-notes.js";

/** The verdicts among what the viewer may do. */
export function verdictsOf(actions: readonly (Action & { act: string })[]): Partial<Record<Verdict, Action>> {
  const found: Partial<Record<Verdict, Action>> = {};
  for (const action of actions) if (isVerdict(action.act)) found[action.act] = action;
  return found;
}

function isVerdict(act: string): act is Verdict {
  return Object.hasOwn(verdictWords, act);
}
