// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { describe, expect, it } from "vitest";
import { press, pressSoon, refused, showApp } from "../../test/show-app.js";
import ReadingPage from "./reading-page.js";

const text = (sha256: string) => ({
  __typename: "AgreementText",
  url: `/student/documents/7/text/${sha256}`,
  sha256,
});
const agreement = (more: object = {}) => ({
  record: {
    __typename: "Agreement",
    id: "7",
    text: text("aa"),
    counterpart: "江东智造",
    job: { __typename: "JobTerms", positionName: "会计" },
    availableActions: [{ __typename: "AvailableAction", act: "ACCEPT", allowed: true, reason: null }],
    ...more,
  },
});
const page = (
  <Routes>
    <Route path="records/:id/agreement" element={<ReadingPage />} />
    <Route path="*" element={<p>elsewhere</p>} />
  </Routes>
);
const pages = () => screen.findByAltText<HTMLImageElement>("就业协议书草稿的页面");

describe("the agreement before it is accepted (F-24)", () => {
  it("can be accepted once its pages are shown, and says which text was read", async () => {
    const { of } = serve({
      AgreementToRead: agreement(),
      AcceptInvitation: { acceptInvitation: { __typename: "AgreementChanged", alreadyDone: false } },
    });
    const { told, address } = showApp(page, "/records/7/agreement");
    const picture = await pages();
    expect(picture.getAttribute("src")).toBe("/student/documents/7/text/aa/pages");
    expect(screen.queryByText("已阅读全文，接受邀请")).toBeNull();
    fireEvent.load(picture);
    await pressSoon("已阅读全文，接受邀请");
    await screen.findByText("江东智造");
    press("确认接受");
    await waitFor(() => expect(told.lines).toEqual(["done: 已接受签约邀请，已提交学校（院系）审核"]));
    expect(of("AcceptInvitation")).toEqual([{ id: "7", textSha256: "aa" }]);
    expect(address()).toBe("/records/7");
  });

  it("is shown anew, to be read again, when it has changed meanwhile", async () => {
    const served = serve({
      AgreementToRead: agreement(),
      AcceptInvitation: { acceptInvitation: refused("协议内容已有变动，请重新阅读后再接受邀请") },
    });
    const { told } = showApp(page, "/records/7/agreement");
    fireEvent.load(await pages());
    await pressSoon("已阅读全文，接受邀请");
    served.answer("AgreementToRead", agreement({ text: text("bb") }));
    await pressSoon("确认接受");
    await waitFor(() => expect(told.lines).toEqual(["refused: 协议内容已有变动，请重新阅读后再接受邀请"]));
    await waitFor(async () =>
      expect((await pages()).getAttribute("src")).toBe("/student/documents/7/text/bb/pages"),
    );
    expect(screen.queryByText("已阅读全文，接受邀请")).toBeNull();
  });

  it("once accepted it is only read", async () => {
    serve({ AgreementToRead: agreement({ availableActions: [] }) });
    showApp(page, "/records/7/agreement");
    fireEvent.load(await pages());
    expect(screen.queryByText("已阅读全文，接受邀请")).toBeNull();
  });
});
