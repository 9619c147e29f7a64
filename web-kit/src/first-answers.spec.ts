import { gql } from "@apollo/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPlatformClient } from "./client.js";
import { askFirst } from "./first-answers.js";

const QUESTION = gql`
  query Question {
    question
  }
`;
/** As the client prints it. */
const TEXT = "query Question {\n  question\n}";
const ACT = gql`
  mutation Act {
    act
  }
`;

let sent: string[] = [];

beforeEach(() => {
  sent = [];
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubGlobal("fetch", async (_address: string, { body }: { body: string }) => {
    const { operationName } = JSON.parse(body) as { operationName: string };
    sent.push(operationName);
    const data = operationName === "Act" ? { act: 1 } : { question: sent.length };
    return new Response(JSON.stringify({ data }), { headers: { "content-type": "application/json" } });
  });
});

afterEach(() => vi.useRealTimers());

const ask = async () =>
  (await createPlatformClient("student").client.query<{ question: number }>({ query: QUESTION })).data
    ?.question;

it("gives the client what was asked before it was there, once", async () => {
  askFirst("student", TEXT);
  expect(await ask()).toBe(1);
  expect(sent).toEqual(["Question"]);
  expect(await ask()).toBe(2);
});

it("asks anew when the answer has become old, or an act may have changed it", async () => {
  askFirst("student", TEXT);
  // The answer comes at once, and lies from then on.
  await new Promise((resolve) => setTimeout(resolve, 5));
  vi.setSystemTime(Date.now() + 11_000);
  expect(await ask()).toBe(2);
  askFirst("student", TEXT);
  await createPlatformClient("student").client.mutate({ mutation: ACT });
  expect(await ask()).toBe(5);
});

it("asks anew when nothing came", async () => {
  const answering = globalThis.fetch;
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  askFirst("student", TEXT);
  vi.stubGlobal("fetch", answering);
  expect(await ask()).toBe(1);
});
