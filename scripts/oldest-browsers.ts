// The oldest browsers that the apps are built for, said here and nowhere else: vite's targets follow from it, and what
// these browsers lack is made up for by web-kit/src/old-browsers.ts. Held in a real Chromium 80 (e2e/src/old-browser.ts).
import type { UserConfig } from "vite";

/**
 * iOS 13.4 and Chrome 80, as WeChat's X5 of that age is: the graduates' app and what links of messages open. The desks
 * are built for them too, because their doors then say in the same browser what they are; antd behind the doors asks for
 * Safari 14 and Chrome 88 (`:where`).
 */
const OLDEST = ["chrome80", "safari13.1", "ios13.4"];

/** How the apps are built for the oldest browsers of those who use them. */
export const forOldBrowsers: NonNullable<UserConfig["build"]> = {
  // scripts/check-bundle.mjs reads the manifest to weigh first screens.
  manifest: true,
  target: OLDEST,
  cssTarget: OLDEST,
  rolldownOptions: {
    output: {
      codeSplitting: {
        groups: [
          // A chunk of its own, which the entry imports first: whatever else is loaded finds these functions there.
          { name: "old-browsers", test: /old-browsers\.ts$/, priority: 9 },
          // What every first screen stands on in one file, not in twenty, which a phone fetches six at a time.
          {
            name: "frame",
            tags: ["$initial"],
            test: /node_modules[\\/](?:react|react-dom|react-router|scheduler|@apollo|graphql|rxjs|@wry|optimism|tslib|dayjs|uuid|@swc)[\\/]|src[\\/]gql[\\/]|web-kit[\\/]src[\\/](?:acts|failure|refusal|time|lazy-part|page-hold)/,
            priority: 5,
          },
        ],
      },
    },
  },
};
