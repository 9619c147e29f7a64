import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";

/** Nothing that one test has drawn, put aside or replaced is there for the next one. */
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
