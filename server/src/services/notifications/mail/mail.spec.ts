import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../../test/app.js";
import { newId } from "../../../../test/factories.js";
import { openTestServer } from "../../../../test/server.js";
import { type FakeSmtp, type MailBehaviour, startFakeSmtp } from "../../../../test/smtp-server.js";
import { ROUTES } from "../../../composition.js";
import { textTo } from "../index.js";
import { deliverMailHandler } from "./deliver-mail.js";
import { SmtpTransport } from "./smtp.js";
import { MailRefused, type OutgoingMail } from "./transport.js";

const MAIL: OutgoingMail = {
  id: "0190c000-0000-7000-8000-000000000001",
  address: "zhang.san@qq.example",
  subject: "【毕业去向登记与网上签约平台】验证码",
  text: "验证码123456。\n.一行以点开头\n",
};

describe("N-01: mail over SMTP", () => {
  let smtp: FakeSmtp;
  beforeAll(async () => {
    smtp = await startFakeSmtp();
  });
  beforeEach(() => {
    smtp.taken.length = 0;
  });
  afterAll(() => smtp?.close());

  const failureOf = async (behaviour: MailBehaviour) => {
    smtp.next(behaviour);
    return await new SmtpTransport(smtp.server, 500).send(MAIL).then(
      () => expect.unreachable("It was sent"),
      (error: Error) => error,
    );
  };

  it("is handed over with subject and text, under an id that stays the same", async () => {
    const transport = new SmtpTransport(smtp.server);
    expect(await transport.send(MAIL)).toContain("queued as 1");
    await transport.send(MAIL);
    const [{ to, raw } = { to: "", raw: "" }, again] = smtp.taken;
    expect(to).toBe(MAIL.address);
    expect(raw).toContain(`Message-ID: <${MAIL.id}@platform.example>`);
    expect(again?.raw).toContain(`Message-ID: <${MAIL.id}@platform.example>`);
    expect(raw).toContain("Auto-Submitted: auto-generated");
    const [, body = ""] = raw.split("\r\n\r\n");
    expect(/base64/i.test(raw) ? Buffer.from(body, "base64").toString() : body).toContain("验证码123456");
  });

  it.each(["refuse the address", "refuse the text"] as const)("%s: for ever, naming nobody", async (how) => {
    const failure = await failureOf(how);
    expect(failure).toBeInstanceOf(MailRefused);
    expect(failure.message).not.toContain("qq.example");
  });

  it.each([
    "drop the line",
    "hang",
    "garbage",
    "not now",
    "take, then drop the line",
  ] as const)("%s: may be sent later, and what is logged names nobody", async (how) => {
    const failure = await failureOf(how);
    expect(failure).not.toBeInstanceOf(MailRefused);
    expect(`${failure.message} ${failure.stack}`).not.toContain("qq.example");
  });

  it("a wrong password takes nothing, and may be mended", async () => {
    const failure = await new SmtpTransport({ ...smtp.server, password: "other" })
      .send(MAIL)
      .catch((error: Error) => error);
    expect([failure instanceof MailRefused, smtp.taken.length]).toEqual([false, 0]);
  });

  it("a server elsewhere must speak TLS", async () => {
    await expect(new SmtpTransport({ ...smtp.server, requireTls: true }).send(MAIL)).rejects.toThrow();
    expect(smtp.taken).toEqual([]);
  });

  it("the outbox sends it once, again after a failure, and not after 24 hours or a refusal", async () => {
    const on = await openTestServer({ mail: smtp.server }, ROUTES);
    const { platform, clock } = on;
    const stateOf = async (key: string) =>
      (await platform.pool.query("select id, state, failure from mail where dedupe_key = $1", [key])).rows[0];
    const queue = async (to = "a@b.example"): Promise<string> => {
      const dedupeKey = newId();
      await platform.orm.em.fork().transactional((em) =>
        textTo(platform, em, clock.now(), {
          to,
          template: "USERNAME",
          variables: { username: "dnsf", organisation: "滇南师范大学" },
          recordId: null,
          dedupeKey,
        }),
      );
      return dedupeKey;
    };
    const run = async (key: string) => {
      const { id } = await stateOf(key);
      await deliverMailHandler.run(platform, { id });
    };
    const first = await queue();
    smtp.next("not now");
    await expect(run(first)).rejects.toThrow("451");
    expect(await stateOf(first)).toMatchObject({ state: "QUEUED" });
    await run(first);
    await run(first);
    expect([await stateOf(first), smtp.taken.length]).toMatchObject([{ state: "SENT" }, 1]);
    const refused = await queue();
    smtp.next("refuse the address");
    await run(refused);
    expect(await stateOf(refused)).toMatchObject({ state: "FAILED", failure: "邮件服务器拒收该邮件（550）" });
    const late = await queue();
    clock.advance(86_400);
    await run(late);
    expect(await stateOf(late)).toMatchObject({
      state: "FAILED",
      failure: expect.stringContaining("24小时"),
    });
    expect(smtp.taken).toHaveLength(1);
    const sealed = await platform.pool.query("select encode(address_sealed, 'escape') as bytes from mail");
    expect(JSON.stringify(sealed.rows)).not.toContain("b.example");
    expect((await on.app.inject({ url: "/dev/mail" })).statusCode).toBe(404);
    await on.close();
  });
});

describe("/dev/mail, the embedded transport's inbox", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());

  it("shows what was sent, newest first, in full and escaped, by address where one is asked for", async () => {
    const { platform, clock } = on;
    const inbox = async (query = "") => (await on.fetch(null, `/dev/mail${query}`)).body.toString();
    expect(await inbox()).toContain("还没有邮件");
    for (const [to, username] of [
      ["a@qq.example", "dnsf"],
      ["b@qq.example", "<b>1</b>"],
    ] as const) {
      clock.advance(1);
      await platform.orm.em.fork().transactional((em) =>
        textTo(platform, em, clock.now(), {
          to,
          template: "USERNAME",
          variables: { username, organisation: "滇南师范大学" },
          recordId: null,
          dedupeKey: newId(),
        }),
      );
    }
    await on.runOutbox();
    const page = await inbox();
    expect(page.indexOf("b@qq.example")).toBeLessThan(page.indexOf("a@qq.example"));
    expect(page).toContain("【毕业去向登记与网上签约平台】找回用户名");
    expect([page.includes("<b>1"), page.includes("&#60;b&#62;1")]).toEqual([false, true]);
    expect(await inbox("?address=A%40qq.example")).not.toContain("b@qq.example");
    expect(await inbox("?address=123")).toContain("邮箱格式不正确");
  });
});
