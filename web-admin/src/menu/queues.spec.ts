import { describe, expect, it } from "vitest";
import type { KindCounts } from "./queue-counts.js";
import { countOf, queues, recordAddress, statusChoices } from "./queues.js";

const online: KindCounts = {
  kind: "ONLINE_AGREEMENT",
  kindLabel: "线上签约",
  waitingForMe: 3,
  byStatus: [
    { status: "SCHOOL_REVIEW", statusLabel: "学生已同意签约，等待学校审核", count: 3 },
    { status: "SIGNED", statusLabel: "签约完成", count: 1 },
  ],
};
const offline: KindCounts = {
  kind: "OFFLINE_AGREEMENT",
  kindLabel: "线下签约",
  waitingForMe: 2,
  byStatus: [
    { status: "SCHOOL_REVIEW", statusLabel: "签约审核中，等待学校审核", count: 2 },
    { status: "SIGNED", statusLabel: "签约完成", count: 0 },
  ],
};

describe("the lists of the desk (S-06)", () => {
  it("count the kinds that the server has, and only their own", () => {
    const counts = { queueCounts: { kinds: [online, offline] } };
    expect(countOf(queues.agreements, counts)).toEqual({ kinds: [online, offline], waitingForMe: 5 });
    expect(countOf(queues.terminations, counts)).toEqual({ kinds: [], waitingForMe: 0 });
    expect(countOf(queues.agreements, undefined)).toBeUndefined();
  });

  it("name a state of two flows once, with both its words where they differ", () => {
    expect(statusChoices([online, offline])).toEqual([
      { status: "SCHOOL_REVIEW", label: "学生已同意签约，等待学校审核／签约审核中，等待学校审核" },
      { status: "SIGNED", label: "签约完成" },
    ]);
  });

  it("a record's page lies below the list of its kind", () => {
    expect(recordAddress({ kind: "PAPER_AGREEMENT", id: "7" })).toBe("/registrations/7");
    expect(recordAddress({ kind: "OFFLINE_AGREEMENT", id: "7" })).toBe("/agreements/7");
  });
});
