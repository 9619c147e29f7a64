import "reflect-metadata";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { openTestApp, type TestApp } from "../../test/app.js";
import { aGraduate, anEmployer } from "../../test/factories.js";
import { anInvitation, SIGNING } from "../../test/signing.js";
import { everyFlow, flowOf, refusalsOf } from "../records/index.js";
import { LimitReached } from "../words/refusals.js";
import { assertRefusalsAnswered } from "./refusal-unions.js";
import { platformSchema } from "./schema.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

const accept = () => flowOf("ONLINE_AGREEMENT").flow.rows.find(({ act }) => act === "accept");
const restored: (() => void)[] = [];
afterEach(() => {
  for (const restore of restored.splice(0)) restore();
});

/** A row as a test has it, until the test is over. */
function changed(change: object): void {
  const row = accept();
  if (!row) throw new Error("No row accepts");
  const before = { ...row };
  Object.assign(row, change);
  restored.push(() => Object.assign(row, before));
}

const check = () => assertRefusalsAnswered(platformSchema(), everyFlow().flatMap(refusalsOf));
const usedUp = () => new LimitReached("NOT_TODAY", "今日名额已满，请明日再来", 1);

describe("refusals and the unions that answer them", () => {
  it("every row's refusals are in the union of its mutation", () => {
    expect(check).not.toThrow();
  });

  it("a guard and an effect that may refuse with something else fail the start, by name", () => {
    const guard = { name: "名额未满", check: () => null, refuses: [LimitReached] };
    changed({ guards: [guard] });
    const sentence = "ONLINE_AGREEMENT: accept may be refused by 名额未满 with LimitReached, which";
    expect(check).toThrow(`${sentence} AcceptInvitationResult of acceptInvitation lacks`);
    restored.pop()?.();
    const takePlace = Object.assign(() => undefined, { refuses: [LimitReached] });
    changed({ effects: [takePlace] });
    expect(check).toThrow("LimitReached, which AcceptInvitationResult of acceptInvitation lacks");
  });

  it("an act of people that no mutation answers for fails the start", () => {
    const entry = { ...flowOf("ONLINE_AGREEMENT"), mutations: {} };
    expect(() => assertRefusalsAnswered(platformSchema(), refusalsOf(entry))).toThrow(
      "ONLINE_AGREEMENT: no mutation answers for accept",
    );
  });

  it("a refusal that strays is answered as NotAllowed with its code and sentence, logged, and nothing is done", async () => {
    const graduate = await aGraduate(on.platform);
    const id = await anInvitation(on, await anEmployer(on.platform), graduate);
    const logged = vi.spyOn(on.platform.logger, "error");
    changed({
      effects: [
        () => {
          throw usedUp();
        },
      ],
    });
    expect(await on.ask(graduate, SIGNING.accept, { id })).toMatchObject({
      __typename: "NotAllowed",
      code: "NOT_TODAY",
      message: usedUp().message,
    });
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({
        field: "acceptInvitation",
        union: "AcceptInvitationResult",
        code: "NOT_TODAY",
      }),
      "A refusal outside of its union",
    );
    expect(await on.row("select status from record where id = $1", [id])).toEqual({ status: "INVITED" });
  });
});
