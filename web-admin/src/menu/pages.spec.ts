import { describe, expect, it } from "vitest";
import { pageAt, pagesOf, whyNotPage } from "./pages.js";

const at = (address: string) => {
  const { pathname, search } = new URL(address, "http://desk");
  return pageAt({ pathname, search });
};

describe("the pages of the desk", () => {
  it("P-05: departments have neither accounts nor settings nor rosters", () => {
    const addresses = pagesOf({ role: "DEPARTMENT", levelScope: "ALL" }).map(({ address }) => address);
    expect(addresses).toEqual([
      "/graduates",
      "/agreements",
      "/graduates?frozen=yes",
      "/registry/destinations",
    ]);
  });

  it("the operator of the platform has none of the graduates' pages", () => {
    const addresses = pagesOf({ role: "OPERATOR", levelScope: "ALL" }).map(({ address }) => address);
    expect(addresses).toEqual(["/employers"]);
  });

  it("P-03: rosters hold all levels and are not for who looks after one", () => {
    expect(whyNotPage({ role: "SCHOOL", levelScope: "POSTGRADUATE" }, "rosters")).toBe("LEVEL");
    expect(whyNotPage({ role: "SCHOOL", levelScope: "POSTGRADUATE" }, "schoolSettings")).toBeNull();
    expect(whyNotPage({ role: "SCHOOL", levelScope: "ALL" }, "rosters")).toBeNull();
    expect(whyNotPage({ role: "PROVINCE", levelScope: "ALL" }, "rosters")).toBe("ROLE");
  });

  it("a list is there only where the server has a flow of its kinds", () => {
    const user = { role: "SCHOOL", levelScope: "ALL" } as const;
    const lists = (
      ...served: ("ONLINE_AGREEMENT" | "PAPER_AGREEMENT" | "OFFLINE_AGREEMENT" | "DESTINATION")[]
    ) => pagesOf(user, served).flatMap(({ kinds, title }) => (kinds ? [title] : []));
    expect(lists("ONLINE_AGREEMENT", "PAPER_AGREEMENT")).toEqual(["在线签约管理", "补登管理"]);
    expect(lists("OFFLINE_AGREEMENT")).toEqual(["在线签约管理"]);
    expect(lists("DESTINATION")).toEqual(["去向登记管理", "作废信息管理"]);
  });

  it("a page below another stands at it in the menu; deleted graduates have an entry of their own", () => {
    expect(at("/agreements/7?view=ALL")).toBe("/agreements");
    expect(at("/registrations/7")).toBe("/registrations");
    expect(at("/registry/rosters/7?kind=WRONG")).toBe("/registry/rosters");
    expect(at("/graduates?frozen=no")).toBe("/graduates");
    expect(at("/graduates?cohort=2027&frozen=yes")).toBe("/graduates?frozen=yes");
    expect(at("/frozen?kind=DESTINATION")).toBe("/graduates?frozen=yes");
    expect(at("/voided?cohort=2027")).toBe("/voided");
    expect(at("/")).toBe("");
    expect(at("/graduatesque")).toBe("");
  });
});
