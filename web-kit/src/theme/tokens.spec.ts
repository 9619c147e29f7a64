import { expect, it } from "vitest";
import { token } from "./tokens.js";

/** Relative luminance of #rrggbb (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(token(one)), luminance(token(other))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

it.each([
  ...["ink", "ink-soft"].flatMap((text) =>
    ["surface", "ground", "ground-deep", "primary-pale", "good-pale", "bad-pale", "caution-pale"].map(
      (ground) => [text, ground] as const,
    ),
  ),
  ["ink-faint", "surface"] as const,
  ...["primary", "good", "bad", "caution"].flatMap((text) =>
    ["surface", "ground", `${text}-pale`].map((ground) => [text, ground] as const),
  ),
  ["primary", "primary-soft"] as const,
  ["on-primary", "primary"] as const,
  ["on-primary", "primary-deep"] as const,
  ["caution-on-primary", "primary"] as const,
  ["on-primary", "bad"] as const,
  ["on-night", "night"] as const,
])("%s is read on %s (WCAG 1.4.3: 4.5 : 1)", (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});

it.each([
  ["edge", "surface"],
  ["focus", "surface"],
  ["focus", "ground"],
])("%s stands out on %s (WCAG 1.4.11: 3 : 1)", (edge, ground) => {
  expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3);
});
