import { readAddress } from "@gd/web-kit";
import { paramsOf } from "@gd/web-kit/desk";
import { problemsOfList } from "@gd/web-kit/desk/testing";
import { describe, expect, it } from "vitest";
import { type QueueName, queueNames, queues } from "../menu/queues.js";
import type { Viewer } from "../session/viewer.js";
import { isWholeQueue, ownParams, queueAddress, queueFilter } from "./queue-filter.js";
import { queueList } from "./queue-list.js";

const reviewer = { role: "SCHOOL", levelScope: "ALL", mayReview: true } as Viewer;
const reader = { ...reviewer, mayReview: false } as Viewer;
const ministry = { ...reader, role: "MINISTRY" } as Viewer;
const options = { departments: undefined, majors: undefined };

function listOf(name: QueueName, viewer: Viewer, address = "") {
  const queue = queues[name];
  const [search = "", hash = ""] = address.split("#");
  const asked = readAddress(ownParams(queue), { search, hash });
  const kinds = queue.kinds.map((kind) => ({ kind, kindLabel: kind, waitingForMe: 0, byStatus: [] }));
  const list = queueList({ queue, viewer, kinds, options, asked });
  const values = list.settle?.(readAddress(paramsOf(list.filters), { search, hash }));
  return { list, filter: queueFilter(queue, values ?? {}) };
}

describe("the address of a list of records", () => {
  it.each(queueNames)("%s: every filter comes through it to the server", (name) => {
    const { list } = listOf(name, reviewer, "?view=ALL");
    const samples = {
      view: "ALL",
      size: 100,
      kind: queues[name].kinds[0],
      status: "SCHOOL_REVIEW",
      cohort: 2026,
      departmentId: "7",
      educationLevel: "POSTGRADUATE",
      majorName: "应用化学",
      counterpart: "江东智造科技股份有限公司",
      name: "阿卜杜拉·买买提江",
      idNumber: "110105200301011234",
    } as const;
    // The view is settled before, and the size of a page is no filter.
    const known = ["view never reaches the server", "size never reaches the server"];
    expect(problemsOfList(list, samples).filter((problem) => !known.includes(problem))).toEqual([]);
  });

  it("shows what waits for the reviewer when it says nothing, everything to those who give no verdicts", () => {
    expect(isWholeQueue(listOf("agreements", reviewer).filter)).toBe(true);
    expect(listOf("agreements", reader).filter.view).toBe("ALL");
    expect(listOf("agreements", reader, "?view=WAITING_FOR_ME").filter.view).toBe("ALL");
  });

  it("asks for all kinds of the list, or the one that was chosen", () => {
    const kinds = (address: string) => listOf("agreements", reviewer, address).filter.kinds;
    expect(kinds("")).toEqual(["ONLINE_AGREEMENT", "OFFLINE_AGREEMENT"]);
    expect(kinds("?kind=OFFLINE_AGREEMENT")).toEqual(["OFFLINE_AGREEMENT"]);
  });

  it("ignores what it does not know", () => {
    const { filter } = listOf(
      "agreements",
      reviewer,
      "?status=NONSENSE&kind=DESTINATION&level=x&cohort=abc&size=7",
    );
    expect(isWholeQueue(filter)).toBe(true);
  });

  it("offers above one school only what has an index there", () => {
    const { list } = listOf("agreements", ministry);
    expect(Object.keys(list.filters)).toEqual([
      "view",
      "size",
      "kind",
      "status",
      "cohort",
      "name",
      "idNumber",
    ]);
  });

  it("leads from elsewhere to the records of a state", () => {
    expect(queueAddress(queues.registrations)).toBe("/registrations");
    const wanted = { view: "ALL", kind: "PAPER_AGREEMENT", status: "SIGNED" } as const;
    expect(queueAddress(queues.registrations, wanted)).toBe(
      "/registrations?view=ALL&kind=PAPER_AGREEMENT&status=SIGNED",
    );
  });
});

describe("what a list says when it is empty, and what 重置 leaves", () => {
  it("tells nothing waiting from nothing found", () => {
    const { list } = listOf("agreements", { ...reviewer, reviewWord: "鉴证" } as Viewer);
    expect(list.empty(false)).toBe("没有等待您鉴证的记录");
    expect(list.empty(true)).toBe("没有符合条件的记录");
  });

  it("keeps the view and the size of a page", () => {
    const { list } = listOf("agreements", reviewer, "?view=ALL&size=100&cohort=2026");
    expect(list.whenReset).toEqual({ view: "ALL", size: 100 });
  });
});
