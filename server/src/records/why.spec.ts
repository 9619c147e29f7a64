import "reflect-metadata";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../test/app.js";
import { aFavourite, aGraduate, newId, type TestGraduate } from "../../test/factories.js";
import { anApplication, aStampedPage, doesOffline, OFFLINE } from "../../test/offline.js";
import { aPaperDraft, formOf, PAPER } from "../../test/paper.js";
import { anInvitation, invite, SIGNING, verdictOn } from "../../test/signing.js";
import { type Inhabitants, settleCountry } from "../../test/signing-country.js";
import { aLink } from "../../test/stamp-link.js";
import { aSignedAgreement, ask, TERMINATION } from "../../test/terminations.js";
import { NotAllowed } from "../words/refusals.js";
import { SYSTEM } from "../workflow/index.js";
import { everyFlow, flowOf } from "./flows.js";
import { factsOfGraduate, headerToBe } from "./subject.js";

const SENTENCE = "今天是校庆日，暂不办理";
const guard = { name: "不是校庆日", check: () => new NotAllowed("NOT_TODAY", SENTENCE) };

const CARDS = graphql(`query WhyCards { myRecords { id nextStep answerable } }`);
const ENTRIES = graphql(`query WhyEntries { newRecordOptions { kind allowed reason } }`);
const FAVOURITE = graphql(`query WhyFavourite($id: ID!) { favourite(id: $id) { notInvitableReason } }`);

let on: TestApp;
let at: Inhabitants;
let graduate: TestGraduate;
beforeAll(async () => {
  on = await openTestApp();
  at = await settleCountry(on, { reviewMode: "SCHOOL_ONLY" });
});
afterAll(() => on?.close());

const restored: (() => void)[] = [];
afterEach(() => {
  for (const restore of restored.splice(0)) restore();
});

/** One more condition of every row or start of this act, until the test is over. */
function closes(kind: Parameters<typeof flowOf>[0], act: string): void {
  const { rows, starts } = flowOf(kind).flow;
  for (const step of [...rows, ...starts].filter((each) => each.act === act)) {
    const { guards } = step;
    Object.assign(step, { guards: [...guards, guard] });
    restored.push(() => Object.assign(step, { guards }));
  }
}

async function cardOf(id: string) {
  return (await on.ask(graduate, CARDS)).find((card: { id: string }) => card.id === id);
}
async function entryOf(kind: string) {
  return (await on.ask(graduate, ENTRIES)).find((entry: { kind: string }) => entry.kind === kind);
}
async function actOf(id: string, act: string) {
  const { availableActions, nextStep } = await on.ask(graduate, PAPER.record, { id });
  return {
    nextStep,
    ...availableActions.find((each: { act: string }) => each.act === act),
  };
}
const refused = { __typename: "NotAllowed", code: "NOT_TODAY", message: SENTENCE };

describe("one why: a guard more in the flow's table is said wherever the act is offered", () => {
  it("an answer: home card, page and the refusal itself", async () => {
    graduate = await aGraduate(on.platform, { department: at.department });
    const id = await anInvitation(on, at.employer, graduate);
    expect(await cardOf(id)).toMatchObject({ answerable: true });
    closes("ONLINE_AGREEMENT", "accept");
    expect(await cardOf(id)).toMatchObject({ nextStep: SENTENCE, answerable: false });
    expect(await actOf(id, "ACCEPT")).toMatchObject({ allowed: false, reason: SENTENCE, nextStep: SENTENCE });
    expect(await on.ask(graduate, SIGNING.accept, { id })).toMatchObject(refused);
  });

  it("a draft's beginning: the entry of 新办理 and the refusal itself", async () => {
    graduate = await aGraduate(on.platform, { department: at.department });
    closes("PAPER_AGREEMENT", "draft");
    expect(await entryOf("PAPER_AGREEMENT")).toMatchObject({ allowed: false, reason: SENTENCE });
    expect(await entryOf("OFFLINE_AGREEMENT")).toMatchObject({ allowed: true, reason: null });
    expect(await on.ask(graduate, PAPER.save, { id: newId(), form: {} })).toMatchObject(refused);
  });

  it("a submission: entry, card of the draft, page and the refusal itself", async () => {
    graduate = await aGraduate(on.platform, { department: at.department });
    const id = await aPaperDraft(on, graduate);
    closes("PAPER_AGREEMENT", "submit");
    expect(await entryOf("PAPER_AGREEMENT")).toMatchObject({ allowed: false, reason: SENTENCE });
    expect(await cardOf(id)).toMatchObject({ nextStep: SENTENCE });
    expect(await actOf(id, "SUBMIT")).toMatchObject({ allowed: false, reason: SENTENCE, nextStep: SENTENCE });
    expect(await on.ask(graduate, PAPER.submit, { id, form: formOf(id) })).toMatchObject(refused);
  });

  it("an invitation: the employer's favourite (再次发起签约) and the refusal itself", async () => {
    graduate = await aGraduate(on.platform, { department: at.department });
    const favourite = await aFavourite(on.platform, { employer: at.employer, graduate });
    closes("ONLINE_AGREEMENT", "invite");
    expect(await on.ask(at.employer, FAVOURITE, { id: favourite.id })).toEqual({
      notInvitableReason: SENTENCE,
    });
    expect(await invite(on, at.employer, graduate)).toMatchObject(refused);
  });

  it("F-23: the favourite says what the refusal says", async () => {
    graduate = await aGraduate(on.platform, { department: at.department });
    const favourite = await aFavourite(on.platform, { employer: at.employer, graduate });
    await anInvitation(on, at.employer, graduate);
    const { message } = await invite(on, at.employer, graduate);
    const seen = await on.ask(at.employer, FAVOURITE, { id: favourite.id });
    expect(seen).toEqual({ notInvitableReason: message });
  });

  it("a request to terminate: the agreement's panel, of either side, and the refusal itself", async () => {
    graduate = await aGraduate(on.platform, { department: at.department });
    const agreement = await aSignedAgreement(on, at, graduate);
    closes("ONLINE_TERMINATION", "ask");
    for (const side of [graduate, at.employer]) {
      const panel = await on.ask(side, TERMINATION.ofAgreement, { id: agreement });
      expect(panel).toMatchObject({ mayAsk: false, whyNot: SENTENCE });
      expect(await ask(on, side, agreement)).toMatchObject(refused);
    }
  });

  it("the stamped copy: the link's page, and the refusal of what is sent through it", async () => {
    graduate = await aGraduate(on.platform, { department: at.department });
    const id = await anApplication(on, graduate);
    await doesOffline(on, at.doers.school, "approve", verdictOn(id));
    const link = await aLink(on, graduate, id);
    expect(await link.page()).toMatchObject({ state: "OPEN", message: null });
    closes("OFFLINE_AGREEMENT", "submitSigning");
    expect(await link.page()).toMatchObject({ state: "MOVED_ON", message: SENTENCE });
    expect(await link.submit([])).toMatchObject({ code: "NOT_TODAY", message: SENTENCE });
    expect(await cardOf(id)).toMatchObject({ nextStep: SENTENCE });
    const own = { id, uploadIds: [await aStampedPage(on, graduate, id)] };
    expect(await on.ask(graduate, OFFLINE.submitSigning, own)).toMatchObject(refused);
    closes("OFFLINE_AGREEMENT", "sendStampLink");
    expect(await actOf(id, "SEND_STAMP_LINK")).toMatchObject({ allowed: false, reason: SENTENCE });
  });
});

describe("what guards ask for", () => {
  /** Facts that throw when asked for what no list brings. */
  function onlyFacts<T extends object>(facts: T): T {
    return new Proxy(facts, {
      get: (target, key) => {
        if (!(key in target)) throw new Error(`asked for ${String(key)}`);
        return Reflect.get(target, key);
      },
    });
  }

  it("graduates' acts ask for facts alone, which cards bring too", () => {
    const now = on.clock.now();
    const { id, schoolId } = { id: newId(), schoolId: at.department.schoolId };
    const of = { graduateId: id, employerId: null, schoolId, departmentId: at.department.id };
    const header = headerToBe({ ...of, module: "EMPLOYMENT", level: "UNDERGRADUATE", cohort: 2027, now });
    const conditions = {
      trainingMode: "",
      cohort: 2027,
      level: "UNDERGRADUATE",
      frozen: false,
      transferred: false,
      agreementType: null,
      signingOnAt: null,
      hasContact: false,
    } as const;
    const facts = onlyFacts(factsOfGraduate(onlyFacts(header), onlyFacts(conditions))) as never;
    const asked = everyFlow().flatMap(({ flow }) =>
      flow.rows
        .filter(({ by }) => by.role === "GRADUATE")
        .flatMap(({ guards }) => guards.map((each) => each.check(facts, now, SYSTEM))),
    );
    expect(asked.length).toBeGreaterThan(20);
  });
});
