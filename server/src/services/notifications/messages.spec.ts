import "reflect-metadata";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type ModuleClient, moduleClient, type Paged } from "../../../test/context.js";
import {
  aGraduate,
  anEmployer,
  newId,
  openTestGround,
  signedInEmployer,
  signedInGraduate,
  type TestGround,
} from "../../../test/factories.js";
import { MessagesResolver, messages, type Notice, notify } from "./index.js";

describe("messages", () => {
  let on: TestGround;
  let ask: ModuleClient;
  beforeAll(async () => {
    on = await openTestGround();
    ask = moduleClient(on, [MessagesResolver]);
  });
  afterAll(() => on?.close());

  async function send(notice: Partial<Notice> & Pick<Notice, "recipientId">): Promise<void> {
    const whole = {
      recipientKind: "GRADUATE",
      dedupeKey: newId(),
      title: "收到签约邀请",
      body: "请查看",
    } as const;
    await on.orm.em
      .fork()
      .transactional((em) => notify(em, on.clock, { ...whole, recordId: null, ...notice }));
  }

  it("F-94: the same message is sent once, and tells the recipient's open pages once", async () => {
    const graduate = await aGraduate(on);
    const listener = new pg.Client({ connectionString: on.url });
    const heard: string[] = [];
    listener.on("notification", ({ payload }) => heard.push(payload ?? ""));
    await listener.connect();
    await listener.query("listen live");
    for (let run = 0; run < 2; run += 1) await send({ recipientId: graduate.id, dedupeKey: "accepted:1" });
    const page = await ask(
      signedInGraduate(graduate),
      graphql(`
      query MessagesTitles { messages { rows { title readAt } endCursor } }
    `),
    );
    expect(page.messages).toEqual({ rows: [{ title: "收到签约邀请", readAt: null }], endCursor: null });
    await listener.query("select 1");
    expect(heard.map((payload) => JSON.parse(payload))).toEqual([
      { topics: [`graduate:${graduate.id}`], kind: "MESSAGE", recordId: null },
    ]);
    await listener.end();
  });

  it("P-07: only one's own are shown and marked; unknown ids change nothing", async () => {
    const [graduate, employer] = [await aGraduate(on), await anEmployer(on)];
    await send({ recipientId: graduate.id });
    await send({ recipientKind: "EMPLOYER", recipientId: employer.id });
    const own = await ask(
      signedInGraduate(graduate),
      graphql(`
      query MessagesOwn { messages { rows { id } } }
    `),
    );
    const ids = [own.messages.rows[0]?.id ?? "", newId(), "not an id"];
    const mark = graphql(`mutation MessagesMark($ids: [ID!]!) { markMessagesRead(ids: $ids) }`);
    expect(await ask(signedInEmployer(employer), mark, { ids })).toEqual({ markMessagesRead: 1 });
    expect(await messages.count(on, { role: "GRADUATE", ids: [graduate.id] }, { unread: true })).toBe(1);
    expect(await ask(signedInGraduate(graduate), mark, { ids })).toEqual({ markMessagesRead: 0 });
  });

  it("pages newest first without gap or repeat, and refuses a cursor it did not make", async () => {
    const graduate = await aGraduate(on);
    for (let number = 1; number <= 5; number += 1) {
      await send({ recipientId: graduate.id, title: `第${number}条` });
      if (number % 2 === 0) on.clock.advance(1);
    }
    const source = graphql(`
        query MessagesPage($after: String) { messages(first: 2, after: $after) { rows { title } endCursor } }
      `);
    const titles: unknown[] = [];
    let after: string | null = null;
    do {
      const { messages }: { messages: Paged<{ title: string }> } = await ask(
        signedInGraduate(graduate),
        source,
        { after },
      );
      titles.push(...(messages?.rows ?? []).map((row) => row.title));
      after = messages?.endCursor;
    } while (after);
    expect(titles).toHaveLength(5);
    expect(new Set(titles).size).toBe(5);
    expect(titles[0]).toBe("第5条");
    await expect(ask(signedInGraduate(graduate), source, { after: "x" })).rejects.toThrow("翻页位置无效");
  });
});
