import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFakeAliyun } from "../../../../test/aliyun-sms.js";
import { openTestApp, type TestApp } from "../../../../test/app.js";
import { newId } from "../../../../test/factories.js";
import { MESSAGE_TITLES } from "../../../../test/looks.js";
import { openTestServer } from "../../../../test/server.js";
import { SIGNING } from "../../../../test/signing.js";
import { aSigningCountry } from "../../../../test/signing-country.js";
import { ROUTES } from "../../../composition.js";
import { Sealed } from "../../../database/sealed.js";
import { sms } from "../index.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

async function receive(mobile: string, graduate: string): Promise<void> {
  const { platform, clock } = on;
  clock.advance(1);
  await platform.orm.em.fork().transactional((em) =>
    sms(platform, em, clock.now(), {
      mobile,
      template: "STAMP_LINK",
      variables: {
        school: "江东理工大学",
        graduate,
        link: "https://job.example.edu.cn/s/abc",
        until: "11月28日",
      },
      recordId: null,
      dedupeKey: newId(),
    }),
  );
  await on.runOutbox();
}

async function inbox(query = ""): Promise<string> {
  const { status, body } = await on.fetch(null, `/dev/sms${query}`);
  expect(status).toBe(200);
  return body.toString();
}

describe("/dev/sms, the embedded gateway's inbox", () => {
  it("shows what was sent, newest first, in full and escaped; links can be followed", async () => {
    expect(await inbox()).toContain("还没有短信");
    await receive("13900000001", "张三");
    await receive("13900000002", `<script>alert("1")</script>`);
    const page = await inbox();
    expect(page.indexOf("13900000002")).toBeLessThan(page.indexOf("13900000001"));
    expect(page).not.toContain("<script>");
    expect(page).toContain("&#60;script&#62;");
    expect(page).toContain('<a href="https://job.example.edu.cn/s/abc">');
  });

  it("searches by mobile, exactly; what is no number finds nothing and comes back escaped", async () => {
    const page = await inbox("?mobile=139%200000%200001");
    expect([page.includes("张三"), page.includes("13900000002")]).toEqual([true, false]);
    expect(await inbox("?mobile=13900000003")).toContain("该号码没有收到短信");
    const wrong = await inbox(`?mobile=${encodeURIComponent('"><b>1')}`);
    expect(wrong).toContain("手机号码应为11位数字");
    expect(wrong).not.toContain('"><b>');
  });

  it("goes on page by page", async () => {
    for (let n = 0; n < 21; n += 1) await receive("13900000009", `毕业生${n}`);
    const first = await inbox("?mobile=13900000009");
    expect(first.match(/<article>/g)).toHaveLength(20);
    const more = /href="(\?[^"]+)">更早的短信/.exec(first)?.[1]?.replaceAll("&#38;", "&");
    const second = await inbox(more);
    expect(second.match(/<article>/g)).toHaveLength(1);
    expect(second).toContain("毕业生0");
  });

  it("is not there in production, nor beside a real gateway", async () => {
    const fake = await startFakeAliyun();
    for (const changes of [{ devPages: false }, { sms: fake.account }]) {
      const server = await openTestServer(changes, ROUTES);
      expect((await server.app.inject({ url: "/dev/sms" })).statusCode).toBe(404);
      await server.close();
    }
    await fake.close();
  });
});

describe("F-28: an amendment reaches the graduate by message and by SMS", () => {
  it("one SMS an amendment, with employer, field and value", async () => {
    const country = await aSigningCountry(on, { reviewMode: "SCHOOL_ONLY" });
    const { id, graduate } = await country.record("SIGNED");
    await on.runOutbox();
    for (const categoryCode of ["29", "13", "29"]) {
      const answer = await on.ask(country.people.school, SIGNING.amend, { id, categoryCode });
      expect(answer.__typename).toBe("AgreementChanged");
    }
    // A refused one sends nothing.
    await on.ask(country.people.school, SIGNING.amend, { id, categoryCode: "29" });
    await on.runOutbox();
    const { sent } = await on.row(
      "select count(*)::int as sent from sms where record_id = $1 and state = 'SENT' and template = 'SIGNING_CHANGED'",
      [id],
    );
    expect(sent).toBe(3);
    const { rows } = await on.ask(graduate, MESSAGE_TITLES);
    expect(rows[0]?.title).toBe("签约信息已修改");
    const row = await on.row<{ mobile_sealed: Buffer }>("select mobile_sealed from graduate where id = $1", [
      graduate.id,
    ]);
    const mobile = on.platform.keys.open("graduate.mobile_sealed", new Sealed(row.mobile_sealed));
    const page = await inbox(`?mobile=${mobile}`);
    expect(page).toContain("职位类别修改为「其他专业技术人员」");
  });

  it("a graduate without a mobile number gets the message alone", async () => {
    const country = await aSigningCountry(on, { reviewMode: "SCHOOL_ONLY" });
    const { id, graduate } = await country.record("SIGNED");
    await on.row("update graduate set mobile_sealed = null where id = $1 returning 1", [graduate.id]);
    await on.ask(country.people.school, SIGNING.amend, { id, categoryCode: "29" });
    await on.runOutbox();
    expect(await on.row("select count(*)::int as sms from sms where record_id = $1", [id])).toEqual({
      sms: 0,
    });
    const { rows } = await on.ask(graduate, MESSAGE_TITLES);
    expect(rows[0]?.title).toBe("签约信息已修改");
  });
});
