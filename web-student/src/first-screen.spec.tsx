// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { askFirst } from "@gd/web-kit/first-answers";
import { serve } from "@gd/web-kit/testing";
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { showApp } from "../test/show-app.js";
import viewer from "./gql/graphql.ts?question=GraduateViewerDocument";
import records from "./gql/graphql.ts?question=MyRecordsDocument";
import options from "./gql/graphql.ts?question=NewRecordOptionsDocument";
import { HomePage } from "./home/home-page.js";
import { SessionGate } from "./session/session-gate.js";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

describe("before the app is there", () => {
  it("the home's questions are asked, in the client's own words: none is asked twice", async () => {
    const served = serve({
      GraduateViewer: {
        graduateViewer: {
          __typename: "GraduateViewer",
          name: "王子涵",
          schoolName: "云岭财经大学",
          departmentName: "会计学院",
          educationLevelLabel: "本科",
          majorName: "会计学",
          cohort: 2027,
          identity: "row-1",
          identities: 1,
          confirmedAt: "2026-10-01T02:00:00Z",
          consentDue: null,
          notOperatingReason: null,
          unreadMessages: 0,
          office: null,
        },
      },
      MyRecords: { myRecords: [] },
      NewRecordOptions: { newRecordOptions: [] },
    });
    for (const text of [viewer, records, options]) askFirst("student", text);
    showApp(
      <SessionGate>
        <HomePage />
      </SessionGate>,
    );
    expect(await screen.findByText("暂无签约记录")).toBeDefined();
    expect(served.sent.map(({ name }) => name)).toEqual(["GraduateViewer", "MyRecords", "NewRecordOptions"]);
  });

  it("the page shows the app's own colours", () => {
    const sheet = read("../../web-kit/src/theme/tokens.css");
    const used = [...read("../index.html").matchAll(/var\((--[\w-]+), (#\w+)\)/g)];
    expect(used.length).toBeGreaterThan(5);
    for (const [, name, colour] of used) expect(sheet).toContain(`${name}: ${colour};`);
  });
});
