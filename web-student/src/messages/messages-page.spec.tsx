// @vitest-environment happy-dom
import { serve, unreachable } from "@gd/web-kit/testing";
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { press, pressSoon, showApp } from "../../test/show-app.js";
import { type Viewer, ViewerContext } from "../session/viewer.js";
import MessagesPage from "./messages-page.js";

const viewer = { name: "王子涵", unreadMessages: 3 } as Viewer;

const message = (id: string, readAt: string | null = null, recordId: string | null = null) => ({
  __typename: "Message",
  id,
  title: `消息${id}`,
  body: "内容",
  recordId,
  sentAt: "2027-05-01T02:00:00Z",
  readAt,
});
type Row = ReturnType<typeof message>;
const page = (rows: Row[], endCursor: string | null = null) => ({
  messages: { __typename: "MessagePage", rows, endCursor },
});

/** Messages at the server, read when they are marked. */
function world(rows: Row[], perPage: number) {
  let kept = rows;
  const from = (after: unknown) => kept.findIndex(({ id }) => id === after) + 1;
  const pageAfter = ({ after }: Record<string, unknown>) => {
    const found = kept.slice(from(after), from(after) + perPage);
    const last = found.at(-1);
    return page(found, last && last !== kept.at(-1) ? last.id : null);
  };
  return serve({
    Messages: pageAfter,
    UnreadMessages: pageAfter,
    MarkMessagesRead: ({ ids }) => {
      const marked = new Set(ids as string[]);
      kept = kept.map((row) => (marked.has(row.id) ? { ...row, readAt: "2027-05-02T02:00:00Z" } : row));
      return { markMessagesRead: marked.size };
    },
  });
}

const open = () =>
  showApp(
    <ViewerContext value={viewer}>
      <MessagesPage />
    </ViewerContext>,
    "/messages",
  );
const unread = () => screen.queryAllByLabelText("未读").length;

describe("messages", () => {
  it("are marked read when they are opened, and lead to their record", async () => {
    const { of } = world([message("1", null, "7"), message("2")], 20);
    const { address } = open();
    await pressSoon("消息1");
    await waitFor(() => expect(unread()).toBe(1));
    expect(of("MarkMessagesRead")).toEqual([{ ids: ["1"] }]);
    expect(address()).toBe("/records/7");
  });

  it("are marked one beside the other, none waiting for the other's answer", async () => {
    const { of } = world([message("1"), message("2"), message("3", "2027-05-01T03:00:00Z")], 20);
    open();
    await pressSoon("消息1");
    press("消息2");
    press("消息3");
    await waitFor(() => expect(unread()).toBe(0));
    expect(of("MarkMessagesRead")).toEqual([{ ids: ["1"] }, { ids: ["2"] }]);
  });

  it("are marked all at once, those not on the screen included", async () => {
    const { of } = world([message("1"), message("2", "2027-05-01T03:00:00Z"), message("3"), message("4")], 2);
    open();
    await screen.findByText("消息1");
    press("全部已读");
    await waitFor(() => expect(unread()).toBe(0));
    expect(of("MarkMessagesRead")).toEqual([{ ids: ["1"] }, { ids: ["3", "4"] }]);
  });

  it("go on where one has read to the end, and say when there are none", async () => {
    world([message("1"), message("2"), message("3")], 2);
    const { unmount } = open();
    await pressSoon("加载更多");
    await screen.findByText("消息3");
    expect(screen.queryByText("加载更多")).toBeNull();
    unmount();
    serve({ Messages: page([]) });
    open();
    expect(await screen.findByText("暂无消息")).toBeDefined();
  });

  it("tell when the line is broken, and stay unread", async () => {
    const served = world([message("1")], 20);
    served.answer("MarkMessagesRead", unreachable);
    const { told } = open();
    await pressSoon("消息1");
    await waitFor(() => expect(told.lines).toEqual(["failed: network"]));
    expect(unread()).toBe(1);
  });
});
