import { useEffect, useRef } from "react";

/** What lies over a page, the topmost last. */
const layers: { close: () => void }[] = [];
let settling: ReturnType<typeof setTimeout> | undefined;

/**
 * Says that something lies over the page: a sheet, a dialog, a picture. Going back (the button of an Android phone, the
 * browser's) then closes the topmost instead of leaving the page under it, because each has an entry of its own in the
 * history, at the page's address. Answers the function that says that it is gone.
 */
export function openLayer(close: () => void): () => void {
  const layer = { close };
  layers.push(layer);
  settleSoon();
  return () => {
    const place = layers.indexOf(layer);
    if (place < 0) return;
    layers.splice(place, 1);
    settleSoon();
  };
}

/** {@link openLayer} while `open`. */
export function useLayer(open: boolean, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => (open ? openLayer(() => latest.current()) : undefined), [open]);
}

/** Waits until the history has no entry of a closed layer, so that what replaces an entry replaces the page's own. */
export async function layersSettled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  for (let tries = 0; tries < 20 && entriesOfLayers() > layers.length; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Afterwards, because a dialog that follows another at once takes over its entry. */
function settleSoon(): void {
  clearTimeout(settling);
  settling = setTimeout(settle);
}

function settle(): void {
  const entries = entriesOfLayers();
  if (entries > layers.length) history.go(layers.length - entries);
  for (let entry = entries + 1; entry <= layers.length; entry += 1) {
    // The router's own part of the state is kept: to it both entries are the same page.
    history.pushState({ ...(history.state as object | null), layers: entry }, "");
  }
}

function entriesOfLayers(): number {
  return (history.state as { layers?: number } | null)?.layers ?? 0;
}

if (typeof window !== "undefined") {
  window.addEventListener("popstate", () => {
    while (layers.length > entriesOfLayers()) layers.pop()?.close();
    // An entry whose layer went with its page, come upon from a later page.
    if (entriesOfLayers() > layers.length) settleSoon();
  });
}
