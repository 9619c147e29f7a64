// @vitest-environment happy-dom
import type { TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { parse } from "graphql";
import { useState } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { errors, serve, show, unreachable } from "../../testing/index.js";
import { createPlatformClient, type PlatformClient } from "../client.js";
import { useSessionCore } from "./use-session.js";

interface Viewer {
  name: string;
}
type Data = { viewer: Viewer | null };
const WhoAmI = parse("query WhoAmI { viewer { name } }") as TypedDocumentNode<Data, Record<string, never>>;
const Records = parse("query Records { records { id } }") as TypedDocumentNode<{ records: { id: string }[] }>;

const log: string[] = [];
let platform: PlatformClient;
beforeEach(() => {
  log.length = 0;
  platform = createPlatformClient("student");
  platform.live.start = () => void log.push("listens");
  platform.live.stop = () => void log.push("listens no more");
});

const viewerOf = ({ viewer }: Data) => viewer;
const isSame = (one: Viewer, other: Viewer) => one.name === other.name;
const forget = () => void log.push("forgets");
const startAnew = () => void log.push("starts anew");

function Gate() {
  const session = useSessionCore({ platform, query: WhoAmI, viewerOf, isSame, forget, startAnew });
  const { phase, viewer, enter, leave, giveUp, recheck } = session;
  return (
    <>
      <p role="status">{phase + (viewer ? ` ${viewer.name}` : "")}</p>
      {viewer && <Page />}
      {["王子涵", "李浩然"].map((name) => (
        <button key={name} type="button" onClick={() => void enter({ viewer: { name } })}>
          {`登录 ${name}`}
        </button>
      ))}
      <button type="button" onClick={() => void enter()}>
        登录
      </button>
      <button type="button" onClick={() => void leave()}>
        退出
      </button>
      <button type="button" onClick={() => void giveUp()}>
        放弃
      </button>
      <button type="button" onClick={recheck}>
        重试
      </button>
    </>
  );
}

function Page() {
  const { data } = useQuery(Records);
  const [typed, setTyped] = useState("");
  return (
    <>
      <input aria-label="说明" value={typed} onChange={(event) => setTyped(event.target.value)} />
      <p role="note">{data?.records.length}</p>
    </>
  );
}

const signedIn = { WhoAmI: { viewer: { name: "王子涵" } }, Records: { records: [{ id: "1" }] } };
const is = (text: string) => waitFor(() => expect(screen.getByRole("status").textContent).toBe(text));
const press = (text: string) => fireEvent.click(screen.getByText(text));

/** The server ends the session while a page is open and half filled in. */
async function endUnderPage(served: ReturnType<typeof serve>) {
  await is("SIGNED_IN 王子涵");
  fireEvent.change(screen.getByLabelText("说明"), { target: { value: "写了一半" } });
  served.answer("Records", errors("UNAUTHENTICATED"));
  await act(
    async () => void (await platform.client.refetchQueries({ include: "active" }).catch(() => undefined)),
  );
  await is("ENDED 王子涵");
}

describe("a session", () => {
  it("is not known until the server has answered, and can be asked for again", async () => {
    const served = serve({ WhoAmI: unreachable });
    show(<Gate />, { platform });
    expect(screen.getByRole("status").textContent).toBe("LOADING");
    await is("UNREACHABLE");
    served.answer("WhoAmI", { viewer: null });
    press("重试");
    await is("SIGNED_OUT");
    expect(log).not.toContain("listens");
  });

  it("begins with what the sign-in answered, or asks who it is, and listens", async () => {
    const served = serve({ ...signedIn, WhoAmI: { viewer: null } });
    const { unmount } = show(<Gate />, { platform });
    await is("SIGNED_OUT");
    press("登录 王子涵");
    await is("SIGNED_IN 王子涵");
    expect(served.of("WhoAmI")).toHaveLength(1);
    expect(log.at(-1)).toBe("listens");
    unmount();

    platform = createPlatformClient("student");
    platform.live.start = () => undefined;
    show(<Gate />, { platform });
    await is("SIGNED_OUT");
    served.answer("WhoAmI", signedIn.WhoAmI);
    press("登录");
    await is("SIGNED_IN 王子涵");
  });

  it("keeps page and typed text when it ends, and goes on after signing in again", async () => {
    const served = serve(signedIn);
    show(<Gate />, { platform });
    await endUnderPage(served);
    expect(log.at(-1)).toBe("listens no more");
    served.answer("Records", { records: [{ id: "1" }, { id: "2" }] });
    press("登录 王子涵");
    await is("SIGNED_IN 王子涵");
    await waitFor(() => expect(screen.getByRole("note").textContent).toBe("2"));
    expect(screen.getByLabelText<HTMLInputElement>("说明").value).toBe("写了一半");
    expect(log.at(-1)).toBe("listens");
  });

  it("starts the app anew when somebody else signs in over the page", async () => {
    const served = serve(signedIn);
    show(<Gate />, { platform });
    await endUnderPage(served);
    press("登录 李浩然");
    await waitFor(() => expect(log.slice(-2)).toEqual(["forgets", "starts anew"]));
    expect(screen.getByRole("status").textContent).not.toContain("李浩然");
  });

  it("is given up without asking the server, and nothing of it stays", async () => {
    const served = serve(signedIn);
    show(<Gate />, { platform });
    await endUnderPage(served);
    press("放弃");
    await is("SIGNED_OUT");
    expect(log).toContain("forgets");
    expect(served.sent.some(({ name }) => name === "SignOut")).toBe(false);
    expect(JSON.stringify(platform.client.cache.extract())).not.toContain("王子涵");
  });

  it("ends at the server first: while that is out of reach, one stays signed in and is told", async () => {
    const served = serve({ ...signedIn, SignOut: unreachable });
    const { told } = show(<Gate />, { platform });
    await is("SIGNED_IN 王子涵");
    press("退出");
    await waitFor(() => expect(told.lines).toEqual(["failed: network"]));
    expect(screen.getByRole("status").textContent).toBe("SIGNED_IN 王子涵");
    served.answer("SignOut", { signOut: { __typename: "SignedOut", ok: true } });
    press("退出");
    await is("SIGNED_OUT");
    press("登录 李浩然");
    await is("SIGNED_IN 李浩然");
  });
});
