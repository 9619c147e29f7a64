// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { reviewer, showDesk } from "../../test/show-desk.js";
import { queues } from "../menu/queues.js";
import QueuePage from "./queue-page.js";
import { trailThrough } from "./queue-trail.js";

const row = (id: string, graduateName: string, waitsForMe = true) => ({
  __typename: "ReviewQueueRow",
  id,
  kind: "ONLINE_AGREEMENT",
  submission: 1,
  initiatorLabel: "单位",
  status: "SCHOOL_REVIEW",
  statusLabel: "学生已同意签约，等待学校审核",
  tone: "WAITING",
  schoolName: "江东理工大学",
  departmentName: "计算机学院",
  educationLevelLabel: "本科",
  majorName: "软件工程",
  graduateName,
  idNumberMasked: "3201**********1234",
  agreementNumber: null,
  counterpart: "江东智造科技股份有限公司",
  positionName: "工程师",
  submittedAt: "2027-05-20T02:00:00Z",
  changedAt: "2027-05-20T02:00:00Z",
  waitsForMe,
});

const counts = {
  queueCounts: {
    __typename: "QueueCounts",
    kinds: [
      {
        __typename: "KindCounts",
        kind: "ONLINE_AGREEMENT",
        kindLabel: "线上签约",
        waitingForMe: 2,
        byStatus: [
          { __typename: "StatusCount", status: "SCHOOL_REVIEW", statusLabel: "等待学校审核", count: 2 },
        ],
      },
    ],
  },
};
const page = (rows: object[], endCursor: string | null = null) => ({
  reviewQueue: { __typename: "ReviewQueuePage", rows, endCursor },
});
const answers = {
  QueueCounts: counts,
  FilterOptions: {
    departmentOptions: [{ __typename: "DepartmentOption", id: "7", name: "计算机学院" }],
    majorOptions: [{ __typename: "MajorOption", name: "软件工程" }],
  },
  ReviewQueue: page([row("1", "王子涵"), row("2", "李浩然"), row("3", "赵雪", false)]),
};

const key = (name: string) => fireEvent.keyDown(document.body, { key: name });
const isActive = (name: string) => screen.getByText(name).closest("tr")?.className.includes("row-active");
const shown = () => screen.findByText("王子涵");

beforeEach(() => sessionStorage.clear());

describe("a list of records", () => {
  it("asks for what waits for the reviewer, and notes the way through it", async () => {
    const { of } = serve(answers);
    showDesk(<QueuePage queue={queues.agreements} />, { at: "/agreements" });
    await shown();
    expect(of("ReviewQueue").at(-1)).toEqual({
      filter: { kinds: ["ONLINE_AGREEMENT", "OFFLINE_AGREEMENT"], view: "WAITING_FOR_ME" },
      first: 50,
      after: null,
    });
    expect(screen.getByText("待鉴证 2")).toBeDefined();
    expect(trailThrough("2")).toMatchObject({ address: "/agreements", ids: ["1", "2", "3"], offset: 0 });
  });

  it("is walked through by J and K, and opened by Enter", async () => {
    serve(answers);
    const { address } = showDesk(<QueuePage queue={queues.agreements} />, { at: "/agreements" });
    await shown();
    key("j");
    expect(isActive("王子涵")).toBe(true);
    key("j");
    expect(isActive("李浩然")).toBe(true);
    key("k");
    key("k");
    expect(isActive("王子涵")).toBe(true);
    key("Enter");
    expect(address()).toBe("/agreements/1");
  });

  it("selects by X what waits for the reviewer, and nothing else", async () => {
    serve(answers);
    showDesk(<QueuePage queue={queues.agreements} />, { at: "/agreements" });
    await shown();
    for (const name of ["j", "x", "j", "x", "j", "x"]) key(name);
    expect(document.querySelector("span[aria-live=polite]")?.textContent).toBe("已选 2 条");
    // An online agreement is approved or rejected (F-26).
    expect(screen.getByText("批量通过")).toBeDefined();
    expect(screen.queryByText("批量退回修改")).toBeNull();
  });

  it("F-17: gives one verdict on all that are selected, and says what became of each", async () => {
    const { of } = serve({
      ...answers,
      RejectionReasons: { catalogue: [] },
      ReviewRecords: {
        reviewRecords: {
          __typename: "BulkReview",
          done: 1,
          refused: 1,
          items: [
            {
              __typename: "BulkReviewItem",
              recordId: "1",
              graduateName: "王子涵",
              ok: true,
              message: "已通过",
            },
            {
              __typename: "BulkReviewItem",
              recordId: "2",
              graduateName: "李浩然",
              ok: false,
              message: "该记录已被处理",
            },
          ],
        },
      },
    });
    showDesk(<QueuePage queue={queues.agreements} />, { at: "/agreements" });
    await shown();
    for (const name of ["j", "x", "j", "x"]) key(name);
    fireEvent.click(screen.getByText("批量通过"));
    fireEvent.click(await screen.findByText("确认通过 2 条"));
    expect(await screen.findByText("1 条处理成功，1 条未处理，原因见下表。")).toBeDefined();
    const [first] = within(screen.getByRole("dialog"))
      .getAllByText(/已处理|未处理/)
      .slice(1);
    expect(first?.textContent).toBe("未处理");
    expect(of("ReviewRecords")).toEqual([
      {
        verdicts: [
          { recordId: "1", submission: 1, status: "SCHOOL_REVIEW" },
          { recordId: "2", submission: 1, status: "SCHOOL_REVIEW" },
        ],
        verdict: "APPROVE",
        rejection: null,
      },
    ]);
  });

  it("turns grey in its place what another person has dealt with, until it is taken away", async () => {
    const served = serve(answers);
    const { platform } = showDesk(<QueuePage queue={queues.agreements} />, { at: "/agreements" });
    await shown();
    served.answer("ReviewQueue", page([row("2", "李浩然"), row("3", "赵雪", false)]));
    await platform.client.refetchQueries({ include: "active" });
    expect(await screen.findByText("已不在列表中")).toBeDefined();
    expect(screen.getByText("王子涵").closest("tr")?.className).toContain("row-gone");
    fireEvent.click(screen.getByText("移除"));
    await waitFor(() => expect(screen.queryByText("王子涵")).toBeNull());
  });

  it("turns its pages and back, and begins anew with another size of them", async () => {
    const { of } = serve({ ...answers, ReviewQueue: page([row("1", "王子涵")], "abc") });
    const { address } = showDesk(<QueuePage queue={queues.agreements} />, {
      at: "/agreements?view=ALL&cohort=2026",
    });
    await shown();
    fireEvent.click(screen.getByText("下一页"));
    await waitFor(() => expect(of("ReviewQueue").at(-1)?.after).toBe("abc"));
    expect(address()).toContain("cohort=2026");
    fireEvent.click(await screen.findByText("上一页"));
    await waitFor(() => expect(address()).not.toContain("after="));
  });

  it("is not there where the server has none of its flows", async () => {
    serve({ ...answers, QueueCounts: { queueCounts: { __typename: "QueueCounts", kinds: [] } } });
    showDesk(<QueuePage queue={queues.terminations} />, { at: "/terminations" });
    expect(await screen.findByText("页面不存在")).toBeDefined();
  });

  it("lets those who give no verdicts look only", async () => {
    serve(answers);
    const viewer = { ...reviewer, mayReview: false };
    showDesk(<QueuePage queue={queues.agreements} />, { at: "/agreements", viewer });
    await shown();
    expect(screen.queryByText(/开始逐条/)).toBeNull();
    expect(screen.queryAllByRole("checkbox")).toEqual([]);
  });
});
