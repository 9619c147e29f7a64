import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isAccessible } from "../src/hands/accessible.js";
import { signIn } from "../src/hands/sign-in.js";
import { openAdmin, type Platform, picture, startPlatform } from "../src/harness.js";
import { routesIn } from "../src/routes.js";

type Account = "ylcj" | "yunnan" | "ministry" | "operator";

/** Every address of the staff's app, with whose it is, and how one comes to it where the address alone does not lead there. */
const VISITS: Readonly<Record<string, { by: Account; to?: string; opens?: RegExp }>> = {
  "/": { by: "ylcj" },
  "/graduates": { by: "ylcj" },
  "/graduates/:id": { by: "ylcj", to: "/graduates", opens: /^查看/ },
  "/frozen": { by: "ylcj" },
  "/voided": { by: "ylcj" },
  "/registry/rosters": { by: "ylcj" },
  "/registry/rosters/:id": { by: "ylcj", to: "/registry/rosters/nothing" },
  "/registry/destinations": { by: "ylcj" },
  "/warnings": { by: "ylcj" },
  "/accounts": { by: "ylcj" },
  "/security": { by: "ylcj" },
  "/settings": { by: "ylcj" },
  "/downloads": { by: "ylcj" },
  "/documents/:id": { by: "ylcj", to: "/" },
  "/files/:id/:variant": { by: "ylcj", to: "/files/nothing/original" },
  "/index.html": { by: "ylcj" },
  "/*": { by: "ylcj", to: "/nowhere" },
  // Each list of records has its own review page.
  "/:id": { by: "ylcj", to: "/agreements", opens: /^(审核|鉴证|查看) / },
  "/organisations/provinces": { by: "yunnan" },
  "/organisations/schools": { by: "yunnan" },
  "/portal": { by: "ministry" },
  "/employers": { by: "operator" },
  "/employers/:id": { by: "operator", to: "/employers", opens: /^查看/ },
};

/** Lists whose addresses the router takes from a table. */
const LISTS: readonly (readonly [Account, string])[] = [
  ["ylcj", "/agreements"],
  ["ylcj", "/registrations"],
  ["ylcj", "/terminations"],
  ["ylcj", "/destinations"],
  ["yunnan", "/agreements"],
  ["yunnan", "/settings"],
  ["operator", "/verifications"],
  ["operator", "/corrections"],
];

/** 720: a window of 1440 at 200 %. */
const WIDTHS = [1440, 1024, 720] as const;

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform?.stop());

it("knows every address of the staff's router", () => {
  expect(Object.keys(VISITS).sort()).toEqual(routesIn("web-admin/src/desk.tsx"));
});

it("has every page of the staff's app in order, without sideways scroll at 1440, 1024 and at 200 %", async () => {
  const desks = new Map<Account, Page>();
  for (const by of ["ylcj", "yunnan", "ministry", "operator"] as const) {
    const desk = await openAdmin(platform);
    await signIn(desk, "admin", by);
    await desk.getByRole("navigation", { name: "功能菜单" }).waitFor();
    desks.set(by, desk);
  }
  const visits = [
    ...Object.entries(VISITS).map(([route, { by, to = route, opens }]) => ({ by, to, opens })),
    ...LISTS.map(([by, to]) => ({ by, to, opens: undefined })),
  ];
  for (const { by, to, opens } of visits) {
    const desk = desks.get(by);
    if (!desk) throw new Error(by);
    await desk.goto(`${platform.url}/admin${to}`);
    if (opens) {
      await desk.getByRole("link", { name: opens }).first().click();
      await desk.waitForURL((url) => !url.pathname.endsWith(to));
    }
    await desk.waitForLoadState("networkidle");
    const where = `${by} ${to}${opens ? " one" : ""}`;
    for (const width of WIDTHS) {
      await desk.setViewportSize({ width, height: width === 720 ? 450 : 800 });
      const wide = await desk.evaluate(async () => {
        // What observes its own size follows a new width two frames later.
        for (let frame = 0; frame < 3; frame += 1)
          await new Promise((resolve) => requestAnimationFrame(resolve));
        return document.documentElement.scrollWidth;
      });
      expect.soft(wide, `${where} at ${width}`).toBeLessThanOrEqual(width);
      if (width !== 1440) await picture(desk, `staff-${width}-${where.replace(/\W+/g, "-")}`);
    }
    await isAccessible(desk, where);
    await desk.setViewportSize({ width: 1440, height: 900 });
  }
}, 180_000);
