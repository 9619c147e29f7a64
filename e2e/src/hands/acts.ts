import type { Page } from "playwright-core";

/** Seconds of the keystroke-level model: to think before an act, to point and press, to type one character. */
const THINK = 1.35;
const PRESS = 1.3;
const KEY = 0.28;
/** To choose a file in the system's dialog: twice to think and to press. */
const FILE = 2 * (THINK + PRESS);
/** A Chinese character takes about three keys of an input method. */
const KEYS_OF_HAN = 3;

/** What somebody's hands did in a window. */
export class Acts {
  presses = 0;
  /** Fields typed into. */
  fields = 0;
  keys = 0;
  files = 0;

  /** How long a practised person's hands need for it (Card, Moran and Newell's keystroke-level model), in seconds. */
  get seconds(): number {
    const typing = this.fields * (THINK + PRESS) + this.keys * KEY;
    return this.presses * (THINK + PRESS) + typing + this.files * FILE;
  }
}

/** Counts from now on what is done in this window, whatever page it goes on to. */
export async function countsActs(page: Page): Promise<Acts> {
  const acts = new Acts();
  await page.exposeFunction("actDone", (what: "press" | "file" | "type", text: string) => {
    if (what === "press") acts.presses += 1;
    else if (what === "file") acts.files += 1;
    else {
      acts.fields += 1;
      for (const character of text) acts.keys += character > "\u2e7f" ? KEYS_OF_HAN : 1;
    }
  });
  await page.addInitScript({ content: LISTEN });
  await page.evaluate(LISTEN);
  return acts;
}

/** In the page, before its own listeners: what a scripted hand does comes as trusted events too; a field is filled by one. */
const LISTEN = `(() => {
  const on = (type, told) => addEventListener(type, (event) => {
    if (event.isTrusted) told(event.target);
  }, true);
  on("pointerdown", () => window.actDone("press", ""));
  on("keydown", () => window.actDone("press", ""));
  on("input", ({ type, value }) => {
    if (!["file", "checkbox", "radio"].includes(type)) window.actDone("type", String(value ?? ""));
  });
  // Files come from a dialog of the system, which a script answers itself.
  addEventListener("change", ({ target }) => target.type === "file" && window.actDone("file", ""), true);
})();`;
