const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, "鸿蒙"],
  [/Android/, "Android"],
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Windows NT/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS|Linux|X11/, "Linux"],
];

/** The first that fits: most of them name Chrome and Safari too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\/(\d+)/, "微信"],
  [/M?QQBrowser\/(\d+)/, "QQ浏览器"],
  [/UCBrowser\/(\d+)/, "UC浏览器"],
  [/Edg(?:e|A|iOS)?\/(\d+)/, "Edge"],
  [/(?:Firefox|FxiOS)\/(\d+)/, "Firefox"],
  [/(?:Chrome|CriOS)\/(\d+)/, "Chrome"],
  [/Version\/(\d+)[\d.]*.* Safari\//, "Safari"],
];

/**
 * What a browser calls itself, shortly: `Chrome 128 · Windows`; null for what is none of those known. Of the header nothing
 * else is kept: it tells people apart who need not be.
 */
export function browserName(agent: string | null | undefined): string | null {
  if (!agent) return null;
  const [named, browser] = firstOf(BROWSERS, agent);
  const [, system] = firstOf(SYSTEMS, agent);
  const parts = [browser && `${browser} ${named?.[1] ?? ""}`.trim(), system];
  return parts.filter(Boolean).join(" · ") || null;
}

function firstOf(
  known: readonly (readonly [RegExp, string])[],
  agent: string,
): [RegExpExecArray | null, string | null] {
  for (const [pattern, name] of known) {
    const found = pattern.exec(agent);
    if (found) return [found, name];
  }
  return [null, null];
}
