import type { ApolloClient, DocumentNode, OperationVariables, TypedDocumentNode } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useCallback, useRef, useState } from "react";
import { explainFailure, type ShownFailure } from "../failure.js";
import { type Done, refusalOf, type ShownRefusal } from "../refusal.js";
import { asksForProof, useProve } from "./prove.js";
import { useTell } from "./tell.js";

/** What a mutation of one root field answers. */
export type AnswerOf<TData> = NonNullable<TData[keyof TData]>;

/** What came of sending an act. */
export type Outcome<TAnswer> =
  | { kind: "done"; answer: Done<TAnswer> }
  | { kind: "refused"; refusal: ShownRefusal; answer: TAnswer }
  /** No answer; sent again, it is the same act. */
  | { kind: "failed"; failure: ShownFailure }
  /** The same act was under way already (a double click): nothing was sent. */
  | { kind: "underway" };

export interface ActOptions<TAnswer> {
  /** Told once it is done; null or absent: the screen shows it itself. */
  done?: string | ((answer: Done<TAnswer>) => string | null);
  /** What happens between the doing and its telling, e.g. going to another page. */
  after?: (answer: Done<TAnswer>) => Promise<void> | void;
  /** Read again after the answer, done or refused alike: everything on the screen, or these queries. */
  refetch?: "screen" | readonly DocumentNode[];
  /** Paths of the input fields that this screen has: what is refused of them stands in `problems`, and is not told. */
  fields?: readonly string[] | ((path: string) => boolean);
  /** Title of the notice of a refusal. */
  title?: string;
  /** Where a refusal of no field of this screen is said; `here`: in `message`. */
  refusal?: "notice" | "here";
  /** Where a missing answer is said; `here`: in `message`. */
  failure?: "notice" | "here";
}

export type Problems = Readonly<Record<string, string>>;

export interface Act<TVariables, TAnswer> {
  /** Sends the act and tells what came of it. Never throws. */
  send: (variables: TVariables) => Promise<Outcome<TAnswer>>;
  /** Whether an answer is awaited. */
  running: boolean;
  /** By path of the field: what was refused, or what the screen itself found. */
  problems: Problems;
  /** Says what the screen itself found; the same function each time. */
  setProblems: (problems: Problems) => void;
  /** What is to be said beside the button; see `refusal` and `failure` of the options. */
  message: string | null;
}

interface Said {
  problems: Problems;
  message: string | null;
}

const NOTHING: Said = { problems: {}, message: null };

/**
 * The one way to do something: sends the mutation once however often the button is pressed, tells what came of it,
 * shows what is refused beside its field, and reads again what may have changed.
 */
export function useAct<TData extends object, TVariables extends OperationVariables>(
  mutation: TypedDocumentNode<TData, TVariables>,
  options: ActOptions<AnswerOf<TData>> = {},
): Act<TVariables, AnswerOf<TData>> {
  const client = useApolloClient();
  const tell = useTell();
  const prove = useProve();
  const underway = useRef(new Set<string>());
  const [count, setCount] = useState(0);
  const [said, setSaid] = useState(NOTHING);

  const sayRefusal = (refusal: ShownRefusal) => {
    const problems = problemsHere(refusal, options.fields);
    if (Object.keys(problems).length > 0) setSaid({ problems, message: null });
    else if (options.refusal === "here") setSaid({ problems: {}, message: refusal.message });
    else tell.refused(refusal, options.title);
  };
  const sayFailure = (failure: ShownFailure) => {
    if (options.failure !== "here") return tell.failed(failure);
    // The sign-in over the page says it.
    if (failure.kind !== "session") setSaid({ problems: {}, message: failure.message });
  };
  const conclude = async (answer: AnswerOf<TData>): Promise<Outcome<AnswerOf<TData>>> => {
    const refusal = refusalOf(answer);
    if (!refusal) await options.after?.(answer as Done<AnswerOf<TData>>);
    await readAgain(client, options.refetch);
    if (refusal) {
      sayRefusal(refusal);
      return { kind: "refused", refusal, answer };
    }
    const done = answer as Done<AnswerOf<TData>>;
    const words = typeof options.done === "function" ? options.done(done) : options.done;
    if (words) tell.done(words);
    return { kind: "done", answer: done };
  };
  const send = async (variables: TVariables): Promise<Outcome<AnswerOf<TData>>> => {
    const key = JSON.stringify(variables);
    if (underway.current.has(key)) return { kind: "underway" };
    underway.current.add(key);
    setCount((before) => before + 1);
    setSaid(NOTHING);
    try {
      const answer = await answerOf(client, mutation, variables);
      const asked = refusalOf(answer)?.code;
      const proven = prove !== null && asksForProof(asked) && (await prove(asked));
      return await conclude(proven ? await answerOf(client, mutation, variables) : answer);
    } catch (error) {
      const failure = explainFailure(error);
      sayFailure(failure);
      return { kind: "failed", failure };
    } finally {
      underway.current.delete(key);
      setCount((before) => before - 1);
    }
  };
  const setProblems = useCallback((problems: Problems) => setSaid({ problems, message: null }), []);
  return { send, running: count > 0, ...said, setProblems };
}

async function answerOf<TData extends object, TVariables extends OperationVariables>(
  client: ApolloClient,
  mutation: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
): Promise<AnswerOf<TData>> {
  // The client's own type depends on whether variables may be left out; here they never are.
  const options = { mutation, variables } as unknown as ApolloClient.MutateOptions<TData, TVariables>;
  const { data } = await client.mutate<TData, TVariables>(options);
  const [answer] = Object.values(data ?? {}) as (AnswerOf<TData> | null | undefined)[];
  if (answer == null) throw new Error("No answer");
  return answer;
}

/** Each query on the screen shows its own failure; that of the act would be another. */
async function readAgain(client: ApolloClient, refetch: ActOptions<unknown>["refetch"]): Promise<void> {
  if (!refetch) return;
  const include = refetch === "screen" ? "active" : [...refetch];
  await client.refetchQueries({ include }).catch(() => undefined);
}

function problemsHere(refusal: ShownRefusal, fields: ActOptions<unknown>["fields"]): Problems {
  const isHere = typeof fields === "function" ? fields : (path: string) => fields?.includes(path) ?? false;
  return Object.fromEntries(Object.entries(refusal.fields).filter(([path]) => isHere(path)));
}
