import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HttpLine } from "../../stage/src/client/http-line.js";
import { DEMO_PASSWORD } from "../../stage/src/country/accounts.js";
import { graphql } from "../../stage/src/gql/index.js";
import { Graduate } from "../../stage/src/people/index.js";
import { graduateOf } from "../src/country.js";
import { isAccessible } from "../src/hands/accessible.js";
import { entersHome } from "../src/hands/form.js";
import { holdsLargeType } from "../src/hands/large-type.js";
import { signIn } from "../src/hands/sign-in.js";
import { openStudent, type Platform, picture, startPlatform } from "../src/harness.js";
import { routesIn } from "../src/routes.js";

/** Who is where one of the app's addresses has something to show, by what the table of demo accounts says of them. */
const PEOPLE = {
  newcomer: "首次登录须确认信息",
  signed: "线上签约完成",
  awaitsStamp: "线下签约：协议审核通过",
  returned: "补登：老师退回",
  changed: "去向登记：老师修改了类型",
  asked: "单位发起解约",
} as const;
type Who = keyof typeof PEOPLE;

interface Visit {
  who: Who;
  /** The address, told the person's record and the files of it. */
  at: (record: string, file: string) => string;
  /** More addresses of the same pattern. */
  also?: Visit[];
}

/** Every address of the app's router; one that is missing here fails the first test. */
const VISITS: Readonly<Record<string, Visit>> = {
  "/": {
    who: "newcomer",
    at: () => "/",
    also: (["signed", "awaitsStamp", "returned", "asked"] as const).map((who) => ({ who, at: () => "/" })),
  },
  "/messages": { who: "signed", at: () => "/messages" },
  "/me": { who: "signed", at: () => "/me" },
  "/me/password": { who: "newcomer", at: () => "/me/password" },
  "/card": { who: "newcomer", at: () => "/card" },
  "/me/contact": { who: "newcomer", at: () => "/me/contact" },
  "/documents/:id": { who: "signed", at: (record) => `/documents/${record}` },
  "/files/:id/:variant": { who: "returned", at: (_record, file) => `/files/${file}/original` },
  "/sample/:key": { who: "newcomer", at: () => "/sample/contractRegistration" },
  "/faq": { who: "newcomer", at: () => "/faq" },
  "/records/:id": {
    who: "signed",
    at: (record) => `/records/${record}`,
    also: (["awaitsStamp", "returned", "changed", "asked"] as const).map((who) => ({
      who,
      at: (record) => `/records/${record}`,
    })),
  },
  "/register": { who: "newcomer", at: () => "/register" },
  "/code": { who: "newcomer", at: () => "/code" },
  "/forgot": { who: "newcomer", at: () => "/forgot" },
  "/records/:id/agreement": { who: "newcomer", at: (record) => `/records/${record}/agreement` },
  "/records/:id/termination": { who: "signed", at: (record) => `/records/${record}/termination` },
  "/records/:id/submitted": { who: "signed", at: (record) => `/records/${record}/submitted` },
  "/records/:id/stamp": { who: "awaitsStamp", at: (record) => `/records/${record}/stamp` },
  "/fill/:what/:id": {
    who: "newcomer",
    at: () => `/fill/destination/${randomUUID()}`,
    also: [
      { who: "newcomer", at: () => `/fill/offline/${randomUUID()}` },
      { who: "newcomer", at: () => `/fill/paper/${randomUUID()}` },
      { who: "returned", at: (record) => `/fill/paper/${record}` },
    ],
  },
  "/*": { who: "newcomer", at: () => "/nowhere" },
};

const FilesOfRecord = graphql(`
  query FilesOfRecord($id: ID!) { record(id: $id) { ... on Agreement { uploads { id } } } }
`);

/** Before somebody has signed in. */
const ENTRANCES = ["/", "/register", "/code", "/forgot", "/faq", "/nowhere"];

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});

afterAll(() => platform?.stop());

it("knows every address of the router", () => {
  expect(Object.keys(VISITS).sort()).toEqual(routesIn("web-student/src/app/app.tsx"));
});

it("has its entrances in order, also with type of twice the size", async () => {
  const phone = await narrowPhone();
  for (const path of ENTRANCES) await looks(phone, path, "entrance");
});

it("asks for the confirmation of one's data in order", async () => {
  const phone = await narrowPhone();
  await signIn(phone, "student", loginOf("newcomer"));
  await phone.getByRole("heading", { name: "信息确认" }).waitFor();
  await inOrder(phone, "confirm");
});

it.each(
  Object.keys(PEOPLE) as Who[],
)("has every page of %s in order, also with type of twice the size", async (who) => {
  const phone = await narrowPhone();
  await signIn(phone, "student", loginOf(who));
  await entersHome(phone);
  const line = await new HttpLine(platform.url, "student").signIn(loginOf(who), DEMO_PASSWORD);
  const graduate = new Graduate(line);
  const record = (await graduate.home())[0]?.id ?? "";
  const held = record ? await line.send(FilesOfRecord, { id: record }) : null;
  const file = held && "uploads" in held ? (held.uploads?.[0]?.id ?? "") : "";
  const visits = Object.values(VISITS).flatMap((visit) => [visit, ...(visit.also ?? [])]);
  for (const visit of visits.filter((each) => each.who === who))
    await looks(phone, visit.at(record, file), who);
});

async function narrowPhone(): Promise<Page> {
  const phone = await openStudent(platform);
  await phone.setViewportSize({ width: 360, height: 740 });
  return phone;
}

function loginOf(who: Who): string {
  return graduateOf(PEOPLE[who]);
}

async function looks(phone: Page, path: string, name: string): Promise<void> {
  if (/^\/(?:files|documents)\//.test(path)) await goesWithin(phone, path);
  else await phone.goto(`${platform.url}/student${path}`);
  await inOrder(phone, `${name}${path}`);
}

/** By a link of the app: to who is signed in the server itself answers this address, with the file. */
async function goesWithin(phone: Page, path: string): Promise<void> {
  await phone.evaluate((to) => {
    history.pushState({}, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, `/student${path}`);
}

/** What stands on the screen once it has been read: axe finds nothing, large type cuts nothing. */
async function inOrder(phone: Page, where: string): Promise<void> {
  await phone.waitForLoadState("networkidle");
  await phone.locator(".loading-card, .loading-page").first().waitFor({ state: "detached" });
  const name = `accessible-${where.replace(/[0-9a-f-]{36}/g, "id").replace(/\W+/g, "-")}`;
  await picture(phone, name);
  await isAccessible(phone, where);
  await holdsLargeType(phone, where);
  await picture(phone, `${name}-large`);
}
