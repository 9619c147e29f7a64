// @vitest-environment happy-dom
import { act, render, screen, waitFor } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { partsOf } from "./lazy-part.js";
import { holdPage } from "./page-hold.js";

const lazyPart = partsOf(({ why }) => <p>{why}</p>);
const Loaded = () => <p>页面</p>;
let served: string | Error;
const reload = vi.fn();

beforeEach(() => {
  const entry = { getAttribute: () => "/student/assets/index-old.js" } as unknown as Element;
  vi.spyOn(document, "querySelector").mockReturnValue(entry);
  sessionStorage.clear();
  reload.mockClear();
  vi.spyOn(location, "reload").mockImplementation(reload);
  vi.stubGlobal("fetch", async () => {
    if (served instanceof Error) throw served;
    return new Response(served);
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function showPart() {
  let there = false;
  const Part = lazyPart(async () => {
    if (!there) throw new TypeError("Failed to fetch dynamically imported module");
    return { default: Loaded };
  });
  render(
    <Suspense fallback="…">
      <Part />
    </Suspense>,
  );
  return () => {
    there = true;
  };
}

describe("a part of the app that cannot be fetched", () => {
  it("says so without a network, and comes by itself", async () => {
    served = new TypeError("Failed to fetch");
    const arrives = showPart();
    await screen.findByText("OFFLINE");
    arrives();
    act(() => void window.dispatchEvent(new Event("online")));
    await screen.findByText("页面");
    expect(reload).not.toHaveBeenCalled();
  });

  it("is replaced after a release by loading the page anew, once", async () => {
    served = '<script type="module" src="/student/assets/index-new.js"></script>';
    showPart();
    await waitFor(() => expect(reload).toHaveBeenCalledOnce());
    showPart();
    await screen.findByText("RELEASED");
    expect(reload).toHaveBeenCalledOnce();
  });

  it("waits while something holds the page", async () => {
    served = '<script type="module" src="/student/assets/index-newer.js"></script>';
    const letGo = holdPage();
    showPart();
    await screen.findByText("RELEASED");
    expect(reload).not.toHaveBeenCalled();
    letGo();
  });
});
