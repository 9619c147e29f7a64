// What the oldest browsers (scripts/oldest-browsers.ts) lack and our packages use. Imported first by each app.
// What is added here is what check-bundle.mjs lets bundles use.

/** Defines what is missing, as the language does: not enumerable. */
function provide(owner: object, name: string, value: unknown): void {
  if (name in owner) return;
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

function at(this: ArrayLike<unknown>, index: number): unknown {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

provide(
  Object,
  "hasOwn",
  (owner: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(owner, key) !== undefined,
);
for (const owner of [Array.prototype, String.prototype, Object.getPrototypeOf(Uint8Array.prototype)]) {
  provide(owner, "at", at);
}
provide(String.prototype, "replaceAll", function (this: string, what: string | RegExp, by: string) {
  return typeof what === "string" ? this.split(what).join(by) : this.replace(what, by);
});
// A worker has no elements.
if (typeof Element !== "undefined") {
  provide(Element.prototype, "replaceChildren", function (this: Element, ...children: (Node | string)[]) {
    while (this.firstChild) this.removeChild(this.firstChild);
    this.append(...children);
  });
}
provide(globalThis, "reportError", (error: unknown) => console.error(error));
