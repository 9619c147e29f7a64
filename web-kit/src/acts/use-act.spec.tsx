// @vitest-environment happy-dom
import type { TypedDocumentNode } from "@apollo/client";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { errors, serve, show, unreachable } from "../../testing/index.js";
import { type ActOptions, type Outcome, useAct } from "./use-act.js";

type Extended = { __typename: "Extended"; until: string };
const Extend = parse(`
  mutation Extend($id: ID!, $days: Int!) {
    extend(id: $id, days: $days) {
      __typename
      ... on Extended { until }
      ... on Refusal { code message }
      ... on InvalidInput { fields { field message } }
    }
  }
`) as TypedDocumentNode<{ extend: Extended }, { id: string; days: number }>;

const done = { extend: { __typename: "Extended", until: "2027-05-20" } };
const refusal = { __typename: "NotAllowed", code: "FROZEN", message: "该记录已失效，不能操作。" };
const invalid = {
  __typename: "InvalidInput",
  code: "INVALID_INPUT",
  message: "输入有误",
  fields: [{ field: "days", message: "应约有效期最长 30 天" }],
};

const outcomes: Outcome<Extended>[] = [];

function Extending(options: ActOptions<Extended>) {
  const act = useAct(Extend, options);
  return (
    <>
      <button
        type="button"
        onClick={() => void act.send({ id: "7", days: 5 }).then((one) => outcomes.push(one))}
      >
        {act.running ? "正在提交" : "延长"}
      </button>
      <button type="button" onClick={() => void act.send({ id: "8", days: 5 })}>
        另一条
      </button>
      <button type="button" onClick={() => act.setProblems({ days: "请填写天数" })}>
        检查
      </button>
      <p role="alert">{act.message}</p>
      <p role="note">{act.problems.days}</p>
    </>
  );
}

const press = (text: string) => fireEvent.click(screen.getByText(text));

describe("an act", () => {
  it("tells that it is done, after what follows from it", async () => {
    serve({ Extend: done });
    const order: string[] = [];
    const { told } = show(
      <Extending
        done={({ until }) => `已延长至 ${until}`}
        after={() => void order.push(`after, told: ${told.lines.length}`)}
      />,
    );
    press("延长");
    await waitFor(() => expect(told.lines).toEqual(["done: 已延长至 2027-05-20"]));
    expect(order).toEqual(["after, told: 0"]);
    expect(screen.getByText("延长")).toBeDefined();
  });

  it("is sent once however often the button is pressed, and again once it was answered", async () => {
    let answer: (data: object) => void = () => undefined;
    const { of } = serve({ Extend: () => new Promise<object>((resolve) => (answer = resolve)) });
    show(<Extending />);
    press("延长");
    fireEvent.click(await screen.findByText("正在提交"));
    fireEvent.click(screen.getByText("正在提交"));
    await waitFor(() => expect(outcomes.at(-1)).toEqual({ kind: "underway" }));
    expect(of("Extend")).toHaveLength(1);
    answer(done);
    fireEvent.click(await screen.findByText("延长"));
    await waitFor(() => expect(of("Extend")).toHaveLength(2));
    answer(done);
    await screen.findByText("延长");
  });

  it("does not hold up the same act on another record", async () => {
    const { of } = serve({ Extend: () => new Promise<object>(() => undefined) });
    show(<Extending />);
    press("延长");
    press("另一条");
    await waitFor(() => expect(of("Extend").map(({ id }) => id)).toEqual(["7", "8"]));
  });

  it("shows what is refused of a field beside it, and tells nothing", async () => {
    serve({ Extend: { extend: invalid } });
    const { told } = show(<Extending fields={["days"]} done="已延长" />);
    press("延长");
    expect(await screen.findByText("应约有效期最长 30 天")).toBeDefined();
    expect(told.lines).toEqual([]);
  });

  it("tells what is refused of a field that this screen does not have", async () => {
    serve({ Extend: { extend: invalid } });
    const { told } = show(<Extending fields={(path) => path.startsWith("other.")} />);
    press("延长");
    await waitFor(() => expect(told.lines).toEqual(["refused: 输入有误"]));
  });

  it("tells a refusal under the act's title, or says it here", async () => {
    serve({ Extend: { extend: refusal } });
    const { told, unmount } = show(<Extending title="未能延长" />);
    press("延长");
    await waitFor(() => expect(told.lines).toEqual(["refused: 未能延长 该记录已失效，不能操作。"]));
    unmount();
    const again = show(<Extending refusal="here" />);
    press("延长");
    expect(await screen.findByText("该记录已失效，不能操作。")).toBeDefined();
    expect(again.told.lines).toEqual([]);
  });

  it("tells a broken line, and the same button sends the same act again", async () => {
    const served = serve({ Extend: unreachable });
    const { told } = show(<Extending done="已延长" />);
    press("延长");
    await waitFor(() => expect(told.lines).toEqual(["failed: network"]));
    served.answer("Extend", done);
    press("延长");
    await waitFor(() => expect(told.lines.at(-1)).toBe("done: 已延长"));
    expect(served.of("Extend")).toEqual([
      { id: "7", days: 5 },
      { id: "7", days: 5 },
    ]);
  });

  it("says a broken line here, but leaves an ended session to the sign-in over the page", async () => {
    const served = serve({ Extend: unreachable });
    const { told, platform } = show(<Extending failure="here" />);
    let ended = 0;
    platform.onSessionEnded(() => {
      ended += 1;
    });
    press("延长");
    expect(await screen.findByText("网络连接失败，请检查网络后重试。")).toBeDefined();
    served.answer("Extend", errors("UNAUTHENTICATED"));
    press("延长");
    await waitFor(() => expect(ended).toBe(1));
    await screen.findByText("延长");
    expect(screen.getByRole("alert").textContent).toBe("");
    expect(told.lines).toEqual([]);
  });

  it("takes away what was said when it is tried again", async () => {
    serve({ Extend: done });
    show(<Extending />);
    press("检查");
    expect(screen.getByRole("note").textContent).toBe("请填写天数");
    press("延长");
    await waitFor(() => expect(screen.getByRole("note").textContent).toBe(""));
  });

  it("reads the screen again, and is done even when that fails", async () => {
    serve({ Extend: done });
    const { told, platform } = show(<Extending refetch="screen" done="已延长" />);
    let readings = 0;
    platform.client.refetchQueries = (() => {
      readings += 1;
      return Promise.reject(new Error("no line"));
    }) as unknown as typeof platform.client.refetchQueries;
    press("延长");
    await waitFor(() => expect(told.lines).toEqual(["done: 已延长"]));
    expect(readings).toBe(1);
  });
});
