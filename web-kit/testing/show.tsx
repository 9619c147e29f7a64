import { ApolloProvider } from "@apollo/client/react";
import { cleanup, configure, type RenderResult, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { MemoryRouter, useLocation } from "react-router";
import { afterEach, vi } from "vitest";
import {
  type AppName,
  createPlatformClient,
  type PlatformClient,
  type Tell,
  TellContext,
} from "../src/index.js";

// What a test waits for is a matter of milliseconds, unless the machine has other things to do.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** What an app tells, written down. */
export interface Told extends Tell {
  readonly lines: readonly string[];
}

export function writtenDown(): Told {
  const lines: string[] = [];
  return {
    lines,
    done: (message) => void lines.push(`done: ${message}`),
    refused: ({ message }, title) => void lines.push(`refused: ${title ? `${title} ` : ""}${message}`),
    failed: ({ kind }) => void lines.push(`failed: ${kind}`),
  };
}

export interface Shown extends RenderResult {
  platform: PlatformClient;
  told: Told;
  /** Where the app is now. */
  address(): string;
}

export interface Around {
  app?: AppName;
  /** Where the app is opened. */
  at?: string;
  platform?: PlatformClient;
}

/** Renders a part of an app with all that stands around it: client and cache as they are, router, and telling. */
export function show(part: ReactNode, around: Around = {}): Shown {
  const platform = around.platform ?? createPlatformClient(around.app ?? "student");
  const told = writtenDown();
  let address = "";
  function Address() {
    const { pathname, search, hash } = useLocation();
    address = pathname + search + hash;
    return null;
  }
  const rendered = render(
    <ApolloProvider client={platform.client}>
      <TellContext value={told}>
        <MemoryRouter initialEntries={[around.at ?? "/"]} useTransitions={false}>
          {part}
          <Address />
        </MemoryRouter>
      </TellContext>
    </ApolloProvider>,
  );
  return { ...rendered, platform, told, address: () => address };
}
