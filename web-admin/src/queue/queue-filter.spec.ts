import { describe, expect, it } from "vitest";
import type { Viewer } from "../session/viewer.js";
import { isWholeQueue, queueAddress, queueFilter, readQueueSearch } from "./queue-filter.js";
import { queues } from "./queues.js";

const reviewer = { mayReview: true } as Viewer;
const reader = { mayReview: false } as Viewer;

function read(address: string, viewer = reviewer) {
  const { pathname, search, hash } = new URL(address, "http://desk");
  return readQueueSearch(
    queues.agreements,
    { pathname, search, hash, state: null, key: "", mask: undefined },
    viewer,
  );
}

describe("the list's address", () => {
  it("shows what waits for the reviewer when it says nothing", () => {
    const search = read("/agreements");
    expect(search.view).toBe("WAITING_FOR_ME");
    expect(isWholeQueue(queueFilter(queues.agreements, search))).toBe(true);
  });

  it("shows everything to those who give no verdicts", () => {
    expect(read("/agreements", reader).view).toBe("ALL");
    expect(read("/agreements?view=WAITING_FOR_ME", reader).view).toBe("ALL");
  });

  it("brings back every filter it was made from", () => {
    const search = {
      view: "ALL",
      kind: "OFFLINE_AGREEMENT",
      status: "AWAITING_STAMP",
      cohort: 2026,
      departmentId: "7",
      educationLevel: "POSTGRADUATE",
      majorName: "应用化学",
      employerName: "江东智造科技股份有限公司",
      name: "阿卜杜拉·买买提江",
      idNumber: "110105200301011234",
      size: 100,
      after: "b3BhcXVl",
    } as const;
    const address = queueAddress(queues.agreements, search);
    expect(read(address)).toEqual(search);
  });

  it("keeps names and ID numbers behind the #, which no server sees (P-08)", () => {
    const [sent, kept] = queueAddress(queues.agreements, {
      name: "王子涵",
      idNumber: "110105200301011234",
    }).split("#");
    expect(sent).toBe("/agreements");
    expect(kept).toContain("110105200301011234");
  });

  it("asks for all kinds of the list, or the one that was chosen", () => {
    const kinds = (address: string) => queueFilter(queues.agreements, read(address)).kinds;
    expect(kinds("/agreements")).toEqual(["ONLINE_AGREEMENT", "OFFLINE_AGREEMENT"]);
    expect(kinds("/agreements?kind=OFFLINE_AGREEMENT")).toEqual(["OFFLINE_AGREEMENT"]);
  });

  it("ignores what it does not know", () => {
    expect(read("/agreements?status=NONSENSE&kind=DESTINATION&level=x&cohort=abc&size=7")).toEqual({
      view: "WAITING_FOR_ME",
      size: 50,
    });
  });
});
