// The oldest browsers that the apps are built for, said here and nowhere else: vite's targets follow from it, and what
// these browsers lack is made up for by web-kit/src/old-browsers.ts. Held in a real Chromium 80 (e2e/src/old-browser.ts).
import type { Rolldown, UserConfig } from "vite";

/**
 * iOS 13.4 and Chrome 80, as WeChat's X5 of that age is: the graduates' app and what links of messages open. The desks
 * are built for them too, because their doors then say in the same browser what they are; antd behind the doors asks for
 * Safari 14 and Chrome 88 (`:where`).
 */
const OLDEST = ["chrome80", "safari13.1", "ios13.4"];

/** A file that several parts of an app share. */
type SharedFile = Rolldown.CodeSplittingGroup;

type Build = NonNullable<UserConfig["build"]>;

/** How an app is built for the oldest browsers of those who use it. */
function forOldBrowsers(groups: SharedFile[], input?: string[]): Build {
  return {
    // scripts/check-bundle.mjs reads the manifest to weigh first screens.
    manifest: true,
    target: OLDEST,
    cssTarget: OLDEST,
    rolldownOptions: { ...(input && { input }), output: { codeSplitting: { groups } } },
  };
}

export const deskBuild: Build = forOldBrowsers([
  // A file of its own, which the entry imports first: whatever else is loaded finds these functions there.
  { name: "old-browsers", test: /old-browsers\.ts$/, priority: 9 },
  // What every first screen of a desk stands on in one file, not in twenty, which a browser fetches six at a time.
  {
    name: "frame",
    tags: ["$initial"],
    test: /node_modules[\\/](?:react|react-dom|react-router|scheduler|@apollo|graphql|rxjs|@wry|optimism|tslib|dayjs|uuid|@swc)[\\/]|src[\\/]gql[\\/]|web-kit[\\/]src[\\/](?:acts|failure|refusal|time|lazy-part|page-hold)/,
    priority: 5,
  },
]);

/** What index.html fetches beside the entry, in the order in which it runs (web-student/src/main.ts). */
export const PHONE_STEPS = ["screen", "data", "show-app"];

/** The graduates' app begins in steps, a file each; none may need a later one. */
export const phoneBuild: Build = forOldBrowsers(
  [
    {
      name: "start",
      test: /old-browsers\.ts$|preload-helper|modulepreload-polyfill|@oxc-project|first-answers\.ts|signed-in-here\.ts|question=/,
      priority: 8,
    },
    {
      name: "screen",
      test: /node_modules[\\/](?:react|react-dom|scheduler|react-router)[\\/]/,
      priority: 7,
    },
    {
      name: "data",
      test: /node_modules[\\/](?:@apollo|graphql|rxjs|@wry|optimism|tslib|dayjs)[\\/]|src[\\/]app[\\/]platform\.ts|web-kit[\\/]src[\\/](?:client|cache|live|time)\.ts|possible-types/,
      tags: ["$initial" as const],
      priority: 6,
    },
    // All else before the first screen; Rolldown calls it by its entry.
    {
      name: "show-app",
      test: (id: string) => !/index\.html|src[\\/]main\.ts/.test(id),
      tags: ["$initial" as const],
      priority: 5,
    },
  ].map((group) => ({ ...group, includeDependenciesRecursively: false })),
  // The second is what `$initial` is reckoned from, because main.ts itself imports next to nothing.
  ["index.html", "src/app/show-app.tsx"],
);
