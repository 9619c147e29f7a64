import { vi } from "vitest";

/** Of one operation: its data, or a function of its variables; `failing` for an answer that is none. */
export type Answer = object | ((variables: Record<string, unknown>) => object | Promise<object>);

export interface Served {
  /** The operations sent, in order. */
  readonly sent: readonly { name: string; variables: Record<string, unknown> }[];
  /** The variables of an operation each time it was sent. */
  of(name: string): Record<string, unknown>[];
  /** Answers it so from now on. */
  answer(name: string, answer: Answer): void;
}

/** What a server answers that refuses an operation as a whole. */
export function errors(code: string, message = ""): object {
  return { errors: [{ message, extensions: { code } }] };
}

/** The line is broken. */
export function unreachable(): never {
  throw new TypeError("Failed to fetch");
}

/** Takes the place of `fetch`: answers each operation by its name, as the server would over HTTP. */
export function serve(answers: Record<string, Answer>): Served {
  const sent: { name: string; variables: Record<string, unknown> }[] = [];
  const known = { ...answers };
  vi.stubGlobal("fetch", async (_address: string, init: { body: string }) => {
    const { operationName: name, variables } = JSON.parse(init.body) as {
      operationName: string;
      variables: Record<string, unknown>;
    };
    sent.push({ name, variables });
    const answer = known[name];
    if (answer === undefined) throw new Error(`The test answers no ${name}`);
    const found = typeof answer === "function" ? await answer(variables) : answer;
    const body = "errors" in found ? found : { data: found };
    return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
  });
  return {
    sent,
    of: (name) => sent.filter((one) => one.name === name).map(({ variables }) => variables),
    answer: (name, answer) => {
      known[name] = answer;
    },
  };
}
