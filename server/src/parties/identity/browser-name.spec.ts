import { expect, it } from "vitest";
import { browserName } from "./browser-name.js";

const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";

it.each([
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/128.0.0.0 Safari/537.36`,
    "Chrome 128 · Windows",
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/127.0.0.0 Safari/537.36 Edg/127.0.2651.86`,
    "Edge 127 · Windows",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox 130 · Linux"],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
    "Safari 17 · macOS",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49",
    "微信 8 · iPhone",
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; HarmonyOS 4) ${WEBKIT} Chrome/114.0.5735.196 Mobile Safari/537.36`,
    "Chrome 114 · 鸿蒙",
  ],
  ["curl/8.5.0", null],
  ["", null],
  [undefined, null],
])("names %s shortly", (agent, name) => {
  expect(browserName(agent)).toBe(name);
});
