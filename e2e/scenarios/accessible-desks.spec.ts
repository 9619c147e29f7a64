import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HttpLine } from "../../stage/src/client/http-line.js";
import { DEMO_PASSWORD } from "../../stage/src/country/accounts.js";
import { leftFree } from "../../stage/src/history/allotment.js";
import { Employer } from "../../stage/src/people/index.js";
import { country, known } from "../src/country.js";
import { isAccessible } from "../src/hands/accessible.js";
import { enterPassword, signIn } from "../src/hands/sign-in.js";
import {
  openAdmin,
  openEmployer,
  openEmployerOnPhone,
  type Platform,
  picture,
  startPlatform,
} from "../src/harness.js";
import { routesIn } from "../src/routes.js";

/** Every address of the employers' app, and how one comes to it; one that is missing here fails the first test. */
const VISITS: Readonly<Record<string, (desk: Page) => Promise<void>>> = {
  "/": (desk) => goes(desk, "/"),
  "/favourites": (desk) => goes(desk, "/favourites"),
  "/favourites/sheet": (desk) => goes(desk, "/favourites/sheet"),
  "/favourites/sheet/:id": async (desk) => {
    await goes(desk, "/favourites/sheet");
    await desk.getByLabel("选择表格").setInputFiles({
      name: "拟录用学生.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("姓名,证件号码,毕业院校\n王一,110101200001010010,没有这所大学\n,1,\n"),
    });
    await desk.waitForURL(/\/favourites\/sheet\/[0-9a-f-]{36}$/);
  },
  "/favourites/card": (desk) => goes(desk, "/favourites/card"),
  "/card": (desk) => goes(desk, "/card#ABCDEFGHJKMN"),
  "/position-templates": (desk) => goes(desk, "/position-templates"),
  "/invitations/new": async (desk) => {
    await goes(desk, "/favourites");
    await follows(desk, /^向 .+ 发起签约$/);
  },
  "/invitations/bulk": async (desk) => {
    await goes(desk, "/favourites");
    await desk
      .getByRole("checkbox", { name: /^选择 / })
      .and(desk.locator(":enabled"))
      .first()
      .check();
    await desk.getByRole("button", { name: "批量发起签约" }).click();
    await desk.waitForURL(/\/invitations\/bulk/);
  },
  "/agreements/pending": (desk) => goes(desk, "/agreements/pending"),
  "/agreements/signed": (desk) => goes(desk, "/agreements/signed"),
  "/agreements/failed": (desk) => goes(desk, "/agreements/failed"),
  "/agreements/terminating": (desk) => goes(desk, "/agreements/terminating"),
  "/agreements/terminated": (desk) => goes(desk, "/agreements/terminated"),
  "/agreements/termination-failed": (desk) => goes(desk, "/agreements/termination-failed"),
  "/agreements/frozen": (desk) => goes(desk, "/agreements/frozen"),
  "/agreements/:id": async (desk) => {
    await goes(desk, "/agreements/signed");
    await follows(desk, /^查看详情：/);
  },
  "/records/:id": async (desk) => {
    await goes(desk, "/agreements/signed");
    await follows(desk, /^查看详情：/);
    await goes(desk, new URL(desk.url()).pathname.replace("/employer/agreements", "/records"));
  },
  "/documents/:id": async (desk) => {
    // To a document that there is the browser goes itself: its PDF is no page.
    const answer = await desk.goto(`${platform.url}/employer/documents/nothing`);
    expect(answer?.status()).toBe(404);
    await goes(desk, "/");
  },
  "/files/:id/:variant": async (desk) => {
    await goes(desk, "/");
    await desk.evaluate(() => history.pushState({}, "", "/employer/files/nothing/original"));
    await desk.evaluate(() => dispatchEvent(new PopStateEvent("popstate")));
    await desk.getByText("文件地址已失效").first().waitFor();
  },
  "/accounts": (desk) => goes(desk, "/accounts"),
  "/organisation": (desk) => goes(desk, "/organisation"),
  "/messages": (desk) => goes(desk, "/messages"),
  // Whoever is verified comes to the workbench; before that, and signed out: employer-onboarding.spec.ts.
  "/register": (desk) => goes(desk, "/register"),
  "/verification": (desk) => goes(desk, "/verification"),
  "/*": (desk) => goes(desk, "/nowhere"),
  // Behind the link of an SMS: stamp-link.spec.ts holds it while it is open.
  "/corp-link": (desk) => goes(desk, "/corp-link#nothing"),
  // Where it is open: employer-office.spec.ts.
  "/account-offer": (desk) => goes(desk, "/account-offer#nothing"),
};

/** Of lists: the narrowest desks there are, and the most usual. */
const LIST_WIDTHS = [1024, 1366] as const;

const EMPLOYER = known(country.employers[0]?.accounts[0]).mobile;
/** Signs in here for the first time. */
const OTHER_EMPLOYER = known(country.employers[1]?.accounts[0]).mobile;

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
  const line = new HttpLine(platform.url, "employer");
  const employer = new Employer(await line.signIn(EMPLOYER, DEMO_PASSWORD));
  // The newest of the favourites, so that the first page has somebody who can be invited.
  const free = known(leftFree(country, "95301")[0]);
  await employer.keeps({
    ...free,
    schoolName: known(country.schools.find(({ code }) => code === free.schoolCode)).name,
  });
});

afterAll(() => platform?.stop());

it("knows every address of the employers' router", () => {
  expect(Object.keys(VISITS).sort()).toEqual(
    routesIn(
      "web-employer/src/app/pages.tsx",
      "web-employer/src/app/router.tsx",
      "web-employer/src/onboarding/onboarding-pages.tsx",
      "web-employer/src/agreements/lists.ts",
    ),
  );
});

it("has every page of the employers' app in order; every column of a list has its width, and only the list scrolls", async () => {
  const desk = await signedIn();
  const opened = desk.viewportSize() ?? { width: 1440, height: 900 };
  for (const [route, visit] of Object.entries(VISITS)) {
    await visit(desk);
    await inOrder(desk, route);
    if (!/^\/(favourites|agreements\/[a-z-]+|organisation|accounts|position-templates)$/.test(route))
      continue;
    for (const width of LIST_WIDTHS) await listsFit(desk, route, width);
    await desk.setViewportSize(opened);
  }
});

it("has the dialogs of the employers' app in order", async () => {
  const desk = await signedIn();
  await goes(desk, "/favourites");
  await desk.getByRole("button", { name: "添加学生" }).click();
  await desk.getByRole("dialog").waitFor();
  await inOrder(desk, "dialog-add");
  for (const item of ["修改密码", "更换手机号码或邮箱", "退出登录"]) {
    await goes(desk, "/");
    await desk.getByRole("banner").getByRole("button").click();
    await desk.getByRole("menuitem", { name: item }).click();
    await desk.getByRole("dialog").waitFor();
    await inOrder(desk, `dialog-${item}`);
  }
});

it("lets employers and staff sign in on a phone", async () => {
  const employer = await openEmployerOnPhone(platform);
  const staff = await openAdmin(platform);
  for (const [page, app] of [
    [employer, "employer"],
    [staff, "admin"],
  ] as const) {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole("button", { name: "登录", exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), app).toBeLessThanOrEqual(360);
    await inOrder(page, `sign-in-phone-${app}`);
  }
  for (const way of ["验证码登录", "忘记密码"]) {
    await employer.getByRole("button", { name: way }).click();
    await employer.getByRole("button", { name: "获取验证码" }).waitFor();
    await inOrder(employer, `sign-in-phone-${way}`);
    await employer.getByRole("button", { name: "返回密码登录" }).click();
  }
  await employer.getByLabel("手机号码或邮箱", { exact: true }).fill(OTHER_EMPLOYER);
  await enterPassword(employer);
  await employer.getByRole("checkbox", { name: /我已阅读并同意/ }).waitFor();
  await inOrder(employer, "consent-phone");
  await employer.reload();
  await employer.getByRole("checkbox", { name: /我已阅读并同意/ }).check();
  await employer.getByRole("button", { name: "同意并进入" }).click();
  await employer.getByRole("heading", { name: "工作台" }).waitFor();
  expect(await employer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await inOrder(employer, "workbench-phone");
  await employer.getByRole("button", { name: "功能菜单" }).click();
  await employer.getByRole("link", { name: "已签约", exact: true }).click();
  await employer.getByRole("heading", { name: "已签约" }).waitFor();
  expect(await employer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await inOrder(employer, "list-phone");
  await signIn(staff, "admin", "ministry");
  await staff.getByRole("navigation", { name: "功能菜单" }).waitFor();
});

async function signedIn(): Promise<Page> {
  const desk = await openEmployer(platform);
  await signIn(desk, "employer", EMPLOYER);
  await desk.getByRole("heading", { name: "工作台" }).waitFor();
  return desk;
}

async function goes(desk: Page, path: string): Promise<void> {
  await desk.goto(`${platform.url}/employer${path}`);
}

async function follows(desk: Page, name: RegExp): Promise<void> {
  const { href } = new URL(desk.url());
  await desk.getByRole("link", { name }).first().click();
  await desk.waitForURL((url) => url.href !== href);
}

async function isRead(desk: Page): Promise<void> {
  await desk.waitForLoadState("networkidle");
  await desk
    .locator(".placeholder-cell, .ant-skeleton, .plain-loading")
    .first()
    .waitFor({ state: "detached" });
}

async function inOrder(desk: Page, where: string): Promise<void> {
  await isRead(desk);
  await picture(desk, `desk-${where.replace(/[/:*]+/g, "-")}`);
  await isAccessible(desk, where);
}

/** On the page as it stands: another visit at each width would cost four times as much. */
async function listsFit(desk: Page, route: string, width: number): Promise<void> {
  await desk.setViewportSize({ width, height: 768 });
  await isDrawn(desk);
  const { wide, narrow, cut } = await measures(desk);
  expect({ route, width, wide, narrow, cut }).toEqual({ route, width, wide: false, narrow: [], cut: [] });
  if (process.env.LONG === "1") await isAccessible(desk, `${route} at ${width}`);
  await picture(desk, `list-${width}${route.replaceAll("/", "-")}`);
}

/** What follows a new width is drawn one frame after it, and what observes its own size another. */
async function isDrawn(desk: Page): Promise<void> {
  await desk.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** Of the tables on the page: whether it scrolls sideways itself, and what is too narrow for what it says. */
function measures(desk: Page): Promise<{ wide: boolean; narrow: string[]; cut: string[] }> {
  return desk.evaluate(() => {
    const heads = [...document.querySelectorAll<HTMLElement>("thead th:not(.ant-table-cell-scrollbar)")];
    const told = (cell: HTMLElement) =>
      `${cell.textContent} ${Math.round(cell.getBoundingClientRect().width)}`;
    return {
      wide: document.documentElement.scrollWidth > innerWidth,
      narrow: heads.filter((head) => head.textContent && head.getBoundingClientRect().width < 48).map(told),
      // The text itself, since held columns throw a shadow beyond their edge.
      cut: [...heads, ...document.querySelectorAll<HTMLElement>("tbody td")]
        .filter((cell) => {
          const text = document.createRange();
          text.selectNodeContents(cell);
          return text.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1;
        })
        .map(told),
    };
  });
}
