import { type ComponentType, useEffect, useReducer } from "react";
import { isPageHeld } from "./page-hold.js";

/** A part that could not be fetched: no network, or a newer release has taken its place. */
export interface NotThereProps {
  /** OFFLINE: comes by itself. RELEASED: the page must be loaded anew, which what is under way forbids now. */
  why: "OFFLINE" | "RELEASED";
}

/** Between tries of its own, beside the browser's word that the network is back. */
const TRY_AGAIN_MS = 10_000;

/**
 * Makes parts of an app that are fetched when they are needed. One that cannot be fetched says so in its place, comes by
 * itself once it can, and never takes away what is loaded already. After a release the page loads itself anew, once, when
 * nothing holds it.
 */
export function partsOf(NotThere: ComponentType<NotThereProps>) {
  return function lazyPart<Props extends object>(
    load: () => Promise<{ default: ComponentType<Props> }>,
  ): ComponentType<Props> {
    let loaded: ComponentType<Props> | undefined;
    let loading: Promise<void> | undefined;
    let failed: NotThereProps["why"] | undefined;
    const fetchPart = async () => {
      try {
        loaded = (await load()).default;
        failed = undefined;
      } catch {
        failed = await whyNot();
      }
    };
    return function Part(props: Props) {
      const [, again] = useReducer((count: number) => count + 1, 0);
      useTryingAgain(failed !== undefined, () => fetchPart().then(again));
      if (loaded) {
        const Loaded = loaded;
        return <Loaded {...props} />;
      }
      if (failed) return <NotThere why={failed} />;
      loading ??= fetchPart();
      // What React's Suspense waits for.
      throw loading;
    };
  };
}

function useTryingAgain(trying: boolean, again: () => Promise<void>): void {
  useEffect(() => {
    if (!trying) return;
    const tryAgain = () => void again();
    const timer = setInterval(tryAgain, TRY_AGAIN_MS);
    window.addEventListener("online", tryAgain);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", tryAgain);
    };
  });
}

/** Asks whether the app is another by now; then this page's parts are gone from the server. */
async function whyNot(): Promise<NotThereProps["why"]> {
  const entry = document.querySelector<HTMLScriptElement>("script[type=module][src]")?.getAttribute("src");
  const page = await fetch(location.pathname, { cache: "no-store", headers: { accept: "text/html" } })
    .then((answer) => (answer.ok ? answer.text() : null))
    .catch(() => null);
  // Reached, and the same release: some browsers keep a failure for as long as the page lives.
  if (page === null || !entry) return "OFFLINE";
  if (!isPageHeld() && reloadOnce(page.includes(entry) ? "same" : page)) return "OFFLINE";
  return "RELEASED";
}

/** Never twice for one reason, because a page that loads itself again and again helps nobody. */
function reloadOnce(reason: string): boolean {
  const key = "reloaded-for";
  try {
    if (sessionStorage.getItem(key) === reason) return false;
    sessionStorage.setItem(key, reason);
  } catch {
    return false;
  }
  location.reload();
  return true;
}
