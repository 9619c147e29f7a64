// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { field, invalid, press, pressSoon, refused, showApp, type } from "../../test/show-app.js";
import { LinkPart } from "./link-part.js";
import { UploadPart } from "./upload-part.js";

const link = {
  mobileMasked: "139****0000",
  sentAt: "2027-05-01T02:00:00Z",
  expiresAt: "2027-05-08T02:00:00Z",
  expired: false,
  delivery: "SENT",
} as const;
const sent = { sendStampLink: { __typename: "RecordChanged", alreadyDone: false } };

describe("the link for the employer (F-32)", () => {
  it("wants a number, and shows what is wrong with it until it is changed", async () => {
    const { of } = serve({ SendStampLink: { sendStampLink: invalid("mobile", "手机号码应为11位") } });
    const { told } = showApp(<LinkPart recordId="7" link={null} />);
    press("发送链接");
    expect(await screen.findByText("请填写单位联系人的手机号码")).toBeDefined();
    expect(of("SendStampLink")).toEqual([]);
    type("单位联系人手机号码", " 1390000 ");
    expect(screen.queryByText("请填写单位联系人的手机号码")).toBeNull();
    press("发送链接");
    expect(await screen.findByText("手机号码应为11位")).toBeDefined();
    expect(told.lines).toEqual([]);
  });

  it("empties the field when it is sent, and keeps it when it is refused", async () => {
    const served = serve({ SendStampLink: { sendStampLink: refused("今日发送次数已达上限") } });
    const { told } = showApp(<LinkPart recordId="7" link={link} />);
    type("单位联系人手机号码", "13900000000");
    press("重新发送链接");
    await waitFor(() => expect(told.lines).toEqual(["refused: 今日发送次数已达上限"]));
    expect(field("单位联系人手机号码").value).toBe("13900000000");
    served.answer("SendStampLink", sent);
    press("重新发送链接");
    await waitFor(() => expect(told.lines.at(-1)).toBe("done: 短信已提交发送"));
    expect(field("单位联系人手机号码").value).toBe("");
  });

  it("says what became of the one that was sent", () => {
    serve({});
    const { rerender: _, ...shown } = showApp(
      <>
        <LinkPart recordId="7" link={{ ...link, expired: true }} />
        <LinkPart recordId="7" link={{ ...link, delivery: "UNDER_WAY" }} />
        <LinkPart recordId="7" link={{ ...link, delivery: "FAILED", deliveryProblem: "空号" }} />
      </>,
    );
    const lines = shown.getAllByRole("status").map(({ textContent }) => textContent ?? "");
    expect(lines[0]).toContain("链接已过有效期，请重新发送。");
    expect(lines[1]).toContain("正在向 139****0000 发送短信");
    expect(lines[2]).toContain("未能送达：空号。");
  });
});

const scan = {
  __typename: "Upload",
  id: "a",
  purpose: "AGREEMENT_SCAN",
  purposeLabel: "协议书",
  fileName: "a.jpg",
  state: "COMPLETE",
  kind: "JPEG",
  warnings: [],
};

describe("the stamped copy by oneself (F-32)", () => {
  it("asks for the pages, and before it sends them", async () => {
    const served = serve({
      RecordUploads: { recordUploads: [] },
      SubmitStampedCopy: { submitStampedCopy: { __typename: "RecordChanged", alreadyDone: false } },
    });
    const { address } = showApp(<UploadPart recordId="7" statement={false} />, "/records/7/stamp");
    await screen.findByText("从相册或文件选择");
    press("提交签约审核");
    expect(await screen.findByText("请上传已盖章的就业协议书，每一页都要上传")).toBeDefined();
    served.answer("RecordUploads", { recordUploads: [scan] });
    const { platform } = await import("../app/platform.js");
    await platform.client.refetchQueries({ include: "active" });
    await waitFor(() => expect(screen.queryByText("请上传已盖章的就业协议书，每一页都要上传")).toBeNull());
    press("提交签约审核");
    await pressSoon("确认提交");
    await waitFor(() => expect(address()).toBe("/records/7/submitted"));
    expect(served.of("SubmitStampedCopy")).toEqual([{ id: "7", uploadIds: ["a"] }]);
  });

  it("shows what is refused of the files beside them", async () => {
    serve({
      RecordUploads: { recordUploads: [scan] },
      SubmitStampedCopy: { submitStampedCopy: invalid("uploadIds", "有文件已被移除，请重新上传") },
    });
    showApp(<UploadPart recordId="7" statement={false} />);
    await screen.findByLabelText("第 1 页 a.jpg，查看或调整");
    press("提交签约审核");
    await pressSoon("确认提交");
    expect(await screen.findByText("有文件已被移除，请重新上传")).toBeDefined();
  });
});
