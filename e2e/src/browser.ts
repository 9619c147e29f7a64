import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(repository, ".data/browser");
const require = createRequire(import.meta.url);
const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Nothing here may reach the outside: no updates, no look-ups of the maker's hosts. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--font-render-hinting=none",
  "--lang=zh-CN",
  // Pages live for seconds: compiling their scripts a second time, to run faster, took a fourth of the renderers' time.
  "--js-flags=--no-turbofan,--no-maglev",
];

/**
 * Starts a headless Chromium: `CHROMIUM` from the environment, else an installed one, else the one inside the
 * npm package @sparticuz/chromium (Linux x64), with its own libraries and our Chinese font, so that browser
 * tests need nothing but `npm ci`.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM ?? installed.find((path) => existsSync(path));
  const environment = chromiumEnvironment();
  if (own) return chromium.launch({ executablePath: own, args: flags, env: environment });
  const unpacked = await unpack();
  return chromium.launch({
    executablePath: join(unpacked, "chromium"),
    args: flags,
    env: {
      ...environment,
      LD_LIBRARY_PATH: [join(unpacked, "al2023/lib"), environment.LD_LIBRARY_PATH].filter(Boolean).join(":"),
    },
  });
}

/** Ours, with our own fonts. */
export function chromiumEnvironment(): Record<string, string> {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return { ...environment, FONTCONFIG_FILE: fontConfiguration() };
}

/**
 * Unpacks the packaged Chromium once and answers its folder. The package itself unpacks into the system's
 * temporary folder and takes whatever half-written file it finds there; so it is pointed to a folder of our
 * own, which is moved into place only when whole.
 */
async function unpack(): Promise<string> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "没有找到 Chromium 浏览器,请安装后用环境变量 CHROMIUM 指明其路径。No Chromium found: install one and set CHROMIUM to its path.",
    );
  }
  const packageFolder = join(dirname(require.resolve("@sparticuz/chromium")), "..");
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    version: string;
  };
  const target = join(folder, `chromium-${version}`);
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const { inflate } = await import("@sparticuz/chromium");
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = partial;
  try {
    const archives = ["chromium.br", "swiftshader.tar.br", "al2023.tar.br"];
    await Promise.all(archives.map((archive) => inflate(join(packageFolder, "bin", archive))));
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  try {
    renameSync(partial, target);
  } catch (error) {
    // Somebody else unpacked it in the meantime: theirs is as good.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Writes a fontconfig file that knows only our own fonts, so that pictures look alike on every machine. */
function fontConfiguration(): string {
  // The Japanese family has rare characters of names (𠮷) that the Chinese one lacks.
  const families = ["noto-sans-sc", "noto-sans-jp"].map((name) =>
    dirname(require.resolve(`@expo-google-fonts/${name}/package.json`)),
  );
  const weights = ["400Regular", "500Medium", "600SemiBold", "700Bold"];
  const aliases = ["sans-serif", "serif", "monospace", "system-ui"].map(
    (name) => `<alias><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  );
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "fonts.conf");
  writeFileSync(
    file,
    [
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>`,
      ...families.flatMap((family) => weights.map((weight) => `<dir>${join(family, weight)}</dir>`)),
      `<cachedir>${join(folder, "font-cache")}</cachedir>`,
      ...aliases,
      "</fontconfig>",
    ].join("\n"),
  );
  return file;
}
