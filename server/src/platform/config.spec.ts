import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readConfig } from "./config.js";

const folder = mkdtempSync(join(tmpdir(), "gd-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

const KEY = Buffer.alloc(32, 1).toString("base64");
const WITH_DATABASE = { DATABASE_URL: "postgres://x/y", DATA_KEYS: `1:${KEY},2:${KEY}`, INDEX_KEY: KEY };

describe("configuration", () => {
  it("makes keys for the embedded set-up, keeps them for its owner alone, and finds them again", () => {
    const first = readConfig({ DATA_DIR: folder });
    const second = readConfig({ DATA_DIR: folder });
    expect(second.indexKey).toEqual(first.indexKey);
    expect(second.dataKeys).toEqual(first.dataKeys);
    expect(statSync(join(folder, "keys.json")).mode & 0o777).toBe(0o600);
    expect(first).toMatchObject({ demo: true, introspection: true, secureCookies: false, clock: "system" });
  });

  it("needs keys with a database of one's own, and is careful in production", () => {
    expect(() => readConfig({ DATABASE_URL: "postgres://x/y" })).toThrow("DATA_KEYS and INDEX_KEY");
    const production = readConfig({ ...WITH_DATABASE, NODE_ENV: "production" });
    expect(production).toMatchObject({
      demo: false,
      introspection: false,
      graphiql: false,
      secureCookies: true,
    });
    expect(() => readConfig({ ...WITH_DATABASE, NODE_ENV: "production", CLOCK: "test" })).toThrow("CLOCK");
  });

  it("is production with a database of one's own, unless it is asked to be something else", () => {
    expect(readConfig(WITH_DATABASE)).toMatchObject({
      production: true,
      introspection: false,
      graphiql: false,
      devPages: false,
      secureCookies: true,
      demo: false,
    });
    expect(() => readConfig({ ...WITH_DATABASE, CLOCK: "test" })).toThrow("CLOCK");
    const developing = {
      ...WITH_DATABASE,
      DATABASE_URL: "postgres://a@127.0.0.1:5432/y",
      NODE_ENV: "development",
    };
    expect(readConfig(developing)).toMatchObject({
      production: false,
      introspection: false,
      devPages: false,
    });
    expect(readConfig({ ...developing, DEV_PAGES: "on" })).toMatchObject({ devPages: true, graphiql: false });
    expect(() => readConfig({ ...WITH_DATABASE, NODE_ENV: "Development" })).toThrow("NODE_ENV");
  });

  it.each([
    "INTROSPECTION",
    "GRAPHIQL",
    "DEV_PAGES",
  ])("opens %s on this machine's own address alone", (name) => {
    expect(readConfig({ DATA_DIR: folder })).toMatchObject({
      introspection: true,
      graphiql: true,
      devPages: true,
    });
    expect(readConfig({ DATA_DIR: folder, HOST: "0.0.0.0" })).toMatchObject({
      introspection: false,
      graphiql: false,
      devPages: false,
    });
    for (const elsewhere of [
      { DATA_DIR: folder, HOST: "0.0.0.0" },
      { DATA_DIR: folder, NODE_ENV: "production" },
      WITH_DATABASE,
      { ...WITH_DATABASE, NODE_ENV: "development", DATABASE_URL: "postgres://a@db.example.cn/y" },
    ]) {
      expect(() => readConfig({ ...elsewhere, [name]: "on" })).toThrow(name);
    }
  });

  it("knows where people reach it (F-32), and never sends them to a machine of their own", () => {
    const reached = (PUBLIC_URL?: string) => readConfig({ ...WITH_DATABASE, PUBLIC_URL }).publicUrl;
    expect(reached("https://jy.example.cn/")).toBe("https://jy.example.cn");
    expect(reached()).toBe("http://127.0.0.1:4000");
    for (const wrong of ["http://jy.example.cn", "https://jy.example.cn/app", "https://jy.example.cn/?a=1"]) {
      expect(() => reached(wrong)).toThrow("PUBLIC_URL");
    }
  });

  it("counts the proxies before it; none unless it is told", () => {
    const proxies = (TRUST_PROXY?: string) => readConfig({ ...WITH_DATABASE, TRUST_PROXY }).trustProxy;
    expect([undefined, "0", "off", "1", "true", "2"].map(proxies)).toEqual([0, 0, 0, 1, 1, 2]);
    expect(() => proxies("10.0.0.0/8")).toThrow("TRUST_PROXY");
  });

  it("takes a bucket whole or not at all", () => {
    const bucket = {
      S3_ENDPOINT: "https://s3.example.cn",
      S3_BUCKET: "graduates",
      S3_ACCESS_KEY_ID: "a",
      S3_SECRET_ACCESS_KEY: "b",
    };
    expect(readConfig({ ...WITH_DATABASE, ...bucket }).s3).toEqual({
      endpoint: "https://s3.example.cn",
      bucket: "graduates",
      region: "us-east-1",
      accessKeyId: "a",
      secretAccessKey: "b",
    });
    expect(readConfig(WITH_DATABASE).s3).toBeUndefined();
    for (const name of Object.keys(bucket)) {
      expect(() => readConfig({ ...WITH_DATABASE, ...bucket, [name]: "" })).toThrow("all or none");
    }
    expect(() => readConfig({ ...WITH_DATABASE, ...bucket, S3_ENDPOINT: "s3.example.cn/x" })).toThrow(
      "S3_ENDPOINT",
    );
  });

  it("names every wrong variable and repeats no secret", () => {
    const wrong = { ...WITH_DATABASE, PORT: "many", DATA_KEYS: "1:c2VjcmV0", CLOCK: "moon" };
    expect(() => readConfig(wrong)).toThrow(/PORT[\s\S]*DATA_KEYS[\s\S]*CLOCK/);
    expect(() => readConfig(wrong)).not.toThrow("c2VjcmV0");
  });

  it("takes a mail server with who mail is from, speaks TLS to all but this machine, and never for the demo country", () => {
    const real = {
      NODE_ENV: "production",
      DATABASE_URL: "postgres://p:p@db/p",
      DATA_KEYS: `1:${Buffer.alloc(32, 1).toString("base64")}`,
      INDEX_KEY: Buffer.alloc(32, 2).toString("base64"),
      PUBLIC_URL: "https://platform.example",
    };
    const from = "毕业去向登记平台 <no-reply@platform.example>";
    const mailOf = (SMTP_URL: string, more = {}) =>
      readConfig({ ...real, SMTP_URL, MAIL_FROM: from, ...more }).mail;
    expect(readConfig(real).mail).toBe("embedded");
    expect(mailOf("smtps://no-reply%40p.example:a%2Fb@mail.example")).toEqual({
      ...{ host: "mail.example", port: 465, secure: true, requireTls: false },
      ...{ user: "no-reply@p.example", password: "a/b", from },
    });
    expect(mailOf("smtp://mail.example:2525")).toMatchObject({ port: 2525, secure: false, requireTls: true });
    expect(mailOf("smtp://127.0.0.1")).toMatchObject({ port: 587, requireTls: false, user: undefined });
    expect(() => mailOf("smtp://mail.example", { MAIL_FROM: "" })).toThrow("MAIL_FROM");
    expect(() => mailOf("smtp://mail.example", { PUBLIC_URL: "" })).toThrow("PUBLIC_URL");
    expect(() => mailOf("https://mail.example")).toThrow("SMTP_URL");
    expect(() => readConfig({ SMTP_URL: "smtp://mail.example", MAIL_FROM: from })).toThrow("DEMO=off");
  });

  it("takes the SMS gateway's account whole or not at all, and never for the demo country", () => {
    const ALIYUN = {
      ...WITH_DATABASE,
      SMS: "aliyun",
      PUBLIC_URL: "https://jy.example.cn",
      ALIYUN_SMS_KEY_ID: "id",
      ALIYUN_SMS_KEY_SECRET: "s3cret",
      ALIYUN_SMS_SIGN_NAME: "就业平台",
      ALIYUN_SMS_TEMPLATES:
        "SIGNING_CHANGED:SMS_1, DESTINATION_CHANGED:SMS_2,STAMP_LINK:SMS_3,CODE:SMS_4,ACCOUNT_RELEASED:SMS_5,ACCOUNT_OFFER:SMS_9,USERNAME:SMS_6,EMPLOYER_ACCOUNT_RELEASED:SMS_7,ORGANISATION_DECIDED:SMS_8",
    };
    expect(readConfig(WITH_DATABASE).sms).toBe("embedded");
    expect(readConfig(ALIYUN).sms).toEqual({
      endpoint: "https://dysmsapi.aliyuncs.com",
      keyId: "id",
      keySecret: "s3cret",
      signName: "就业平台",
      templateCodes: {
        SIGNING_CHANGED: "SMS_1",
        DESTINATION_CHANGED: "SMS_2",
        STAMP_LINK: "SMS_3",
        CODE: "SMS_4",
        ACCOUNT_RELEASED: "SMS_5",
        ACCOUNT_OFFER: "SMS_9",
        USERNAME: "SMS_6",
        EMPLOYER_ACCOUNT_RELEASED: "SMS_7",
        ORGANISATION_DECIDED: "SMS_8",
      },
    });
    expect(() => readConfig({ ...ALIYUN, ALIYUN_SMS_SIGN_NAME: "" })).toThrow("ALIYUN_SMS_SIGN_NAME");
    expect(() => readConfig({ ...ALIYUN, PUBLIC_URL: "" })).toThrow("PUBLIC_URL");
    for (const wrong of ["SIGNING_CHANGED:SMS_1", "SIGNING_CHANGED:1,DESTINATION_CHANGED:2,OTHER:3"]) {
      expect(() => readConfig({ ...ALIYUN, ALIYUN_SMS_TEMPLATES: wrong })).toThrow("ALIYUN_SMS_TEMPLATES");
    }
    expect(() => readConfig({ ...ALIYUN, ALIYUN_SMS_TEMPLATES: "x" })).not.toThrow("s3cret");
    expect(() => readConfig({ ...ALIYUN, DEMO: "on" })).toThrow("DEMO=off");
  });

  it("reaches neighbours over TLS, or on this machine", () => {
    const register = (url: string) => readConfig({ ...WITH_DATABASE, BUSINESS_REGISTER_URL: url });
    expect(readConfig(WITH_DATABASE).businessRegister).toBe("embedded");
    expect(register("https://register.example/v1").businessRegister).toEqual({
      url: "https://register.example/v1",
      token: undefined,
    });
    expect(() => register("http://127.0.0.1:8080/v1")).not.toThrow();
    for (const url of ["http://register.example/v1", "http://localhost.example/", "register"]) {
      expect(() => register(url)).toThrow("BUSINESS_REGISTER_URL");
    }
  });
});
