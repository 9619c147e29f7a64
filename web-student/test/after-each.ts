import { afterEach } from "vitest";

/** The app's client and session are made once a page, and the files of one worker share a page: it is left as it was. */
if (typeof document !== "undefined") {
  const { platform } = await import("../src/app/platform.js");
  platform.live.start = () => undefined;
  afterEach(async () => {
    // What a dialog has laid beside the part.
    document.body.replaceChildren();
    sessionStorage.clear();
    await platform.client.clearStore();
  });
}
