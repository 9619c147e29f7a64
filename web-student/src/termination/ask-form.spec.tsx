// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { invalid, press, pressSoon, refused, showApp, type } from "../../test/show-app.js";
import AskForm from "./ask-form.js";

const reasons = {
  catalogue: [
    {
      __typename: "CatalogueEntry",
      code: "1",
      label: "双方协商一致",
      pinyin: "shuang fang xie shang yi zhi",
    },
  ],
};
const files = { RecordUploads: { recordUploads: [] }, TerminationReasons: reasons };
const asked = { askTermination: { __typename: "RecordChanged", alreadyDone: false } };
const EMPTY = { reasonCode: "", explanation: "" };

const open = (terminationId: string | null = null, needsLetter = false, start = EMPTY) =>
  showApp(
    <AskForm agreementId="7" terminationId={terminationId} needsLetter={needsLetter} start={start} />,
    "/records/7/termination",
  );
const submit = () => press("提交解约申请");
const submitSurely = async () => {
  // A dialog that was answered stays until its motion has ended.
  const before = screen.queryAllByText("确认申请解约？");
  submit();
  await waitFor(() => {
    const questions = screen.getAllByText("确认申请解约？");
    expect(questions.some((one) => !before.includes(one))).toBe(true);
  });
  const sure = screen.getAllByText("确认提交").at(-1);
  fireEvent.click(sure?.closest("button") ?? document.body);
};
const FILLED = { reasonCode: "1", explanation: "个人原因" };

describe("asking to end an agreement", () => {
  it("says beside the fields what is missing, and sends nothing", async () => {
    const { of } = serve(files);
    open();
    submit();
    expect(await screen.findByText("请选择解约原因")).toBeDefined();
    expect(screen.getByText("请填写解约说明")).toBeDefined();
    expect(of("AskTermination")).toEqual([]);
  });

  it("sends the same request again under the same id when the answer was lost", async () => {
    const served = serve({
      ...files,
      AskTermination: () => Promise.reject(new TypeError("Failed to fetch")),
    });
    const { told, address } = open(null, false, FILLED);
    await submitSurely();
    await waitFor(() => expect(told.lines).toEqual(["failed: network"]));
    served.answer("AskTermination", asked);
    await submitSurely();
    await waitFor(() => expect(served.of("AskTermination")).toHaveLength(2));
    const [first, second] = served.of("AskTermination");
    expect(first).toEqual(second);
    expect(first?.input).toMatchObject({ agreementId: "7", ...FILLED, uploadIds: [] });
    const sent = first?.input as { id: string } | undefined;
    await waitFor(() => expect(address()).toBe(`/records/${sent?.id}/submitted`));
  });

  it("shows what is refused of a field there, and tells the rest", async () => {
    const served = serve({
      ...files,
      AskTermination: { askTermination: invalid("explanation", "解约说明最多500个字") },
    });
    const { told } = open(null, false, FILLED);
    await submitSurely();
    expect(await screen.findByText("解约说明最多500个字")).toBeDefined();
    expect(told.lines).toEqual([]);
    served.answer("AskTermination", { askTermination: refused("该协议已有解约申请") });
    await submitSurely();
    await waitFor(() => expect(told.lines).toEqual(["refused: 该协议已有解约申请"]));
    expect(screen.queryByText("解约说明最多500个字")).toBeNull();
  });

  it("sends a returned request again, not a new one", async () => {
    const served = serve({
      ...files,
      ResubmitTermination: { resubmitTermination: { __typename: "RecordChanged", alreadyDone: false } },
    });
    open("9", false, FILLED);
    type("解约说明", "与单位协商一致");
    await submitSurely();
    await waitFor(() => expect(served.of("ResubmitTermination")).toHaveLength(1));
    expect(served.of("ResubmitTermination")[0]?.input).toEqual({
      id: "9",
      reasonCode: "1",
      explanation: "与单位协商一致",
      uploadIds: [],
    });
  });

  it("has places for the letters where the school wants them", async () => {
    serve(files);
    open(null, true);
    expect(await screen.findByText("解约函")).toBeDefined();
    expect(screen.getByText("情况说明")).toBeDefined();
    await pressSoon("附件（选填）");
  });
});
