// `npm test`: everything that must hold, in the order that fails soonest; stops at the first failure and closes
// with one line, `N passed, N failed`. --long (npm run test:long) adds the tests that take minutes;
// --only=<words> runs the steps whose heading holds one of the words, for work on one thing.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrap, environment, root, run } from "./bootstrap.mjs";

await bootstrap(import.meta.url);

const long = process.argv.includes("--long");
const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");
const reports = mkdtempSync(join(tmpdir(), "gd-test-"));
const count = { passed: 0, failed: 0, skipped: 0 };

/** What the borders of the house lie between. */
const SOURCES = ["server", "stage", "web-kit", "web-admin", "web-employer", "web-student"].map(
  (workspace) => `${workspace}/src`,
);

/**
 * Rounds, one after another, what fails soonest first. Of the parts of a round two are under way side by side, one for
 * each core; the steps of a part follow each other. The server's tests are printed as they go, the others as a whole
 * when they have ended.
 */
const rounds = [
  [
    [
      ["lock file", () => npm("ci", "--dry-run", "--ignore-scripts", "--silent")],
      ["format and lint", () => exitOf("biome", ["check", "."])],
      ["clock, names and colours", () => exitOf("node", ["scripts/check-sources.mjs"])],
      ["rules", () => exitOf("node", ["scripts/check-rules.mjs"])],
      ["words that people read", () => exitOf("node", ["scripts/check-words.mjs"])],
    ],
    [["generated types", () => turbo("codegen")]],
  ],
  [
    [
      ["module borders", () => exitOf("depcruise", ["--config", ".dependency-cruiser.mjs", ...SOURCES])],
      // Biome's own rule does not see through the types of packages (pool.query(…) went unnoticed).
      ["types and floating promises", () => exitOf("oxlint", [])],
    ],
    [
      // Some server tests start real processes of the built server.
      ["build", () => turbo("build")],
      ["weight of first screens", () => exitOf("node", ["scripts/check-bundle.mjs"])],
    ],
  ],
  [
    [["server tests", () => vitest("server")]],
    [["shared web tests", () => vitest("web-kit", "pipe")]],
    [["staff desk tests", () => vitest("web-admin", "pipe")]],
    [["employer app tests", () => vitest("web-employer", "pipe")]],
    [["graduates' app tests", () => vitest("web-student", "pipe")]],
    [["browser tests", () => vitest("e2e", "pipe")]],
    // Last, to whoever has nothing left.
    [["the demo country and its stories", () => vitest("stage", "pipe")]],
  ],
];

// Programs that are started again and again (servers of the browser's and of the crash tests, Vitest's workers) find what
// V8 made of their modules: loading the server costs half of what it does without.
environment.NODE_COMPILE_CACHE ??= join(root, ".data/compile-cache");

const began = performance.now();
const timings = [];
let ok = true;
for (const parts of rounds) {
  const waiting = [...parts];
  const hand = async () => {
    for (let part = waiting.shift(); part && ok; part = waiting.shift()) await inTurn(part);
  };
  if (ok) await Promise.all([hand(), hand()]);
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${timings.join(" · ")} · together ${((performance.now() - began) / 1000).toFixed(0)} s`);
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
console.log(`${count.passed} passed, ${count.failed} failed${skipped}`);
process.exitCode = ok ? 0 : 1;

async function exitOf(program, args, options) {
  return { code: await run(program, args, options) };
}

function npm(...args) {
  // npm for people prints every package of a dry run; only what it complains about matters.
  return exitOf("npm", args, { stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
}

function turbo(task) {
  return exitOf("turbo", [
    "run",
    task,
    "--output-logs=errors-only",
    "--log-order=grouped",
    "--concurrency=2",
  ]);
}

/** Runs the steps of a part until one fails, here or in the other hand. */
async function inTurn(part) {
  for (const [heading, step] of part) {
    if (only && !only.some((word) => heading.includes(word))) continue;
    if (!ok) return;
    console.log(`\n=== ${heading}`);
    const start = performance.now();
    const before = count.failed;
    const { code, said = "" } = await step();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    timings.push(`${heading} ${seconds} s`);
    process.stdout.write(said);
    console.log(`=== ${heading}: ${code === 0 ? "ok" : "FAILED"} after ${seconds} s`);
    if (code === 0) continue;
    // A step without counted tests that fails is one failure, so that the closing line never says 0 failed.
    if (count.failed === before) count.failed += 1;
    ok = false;
    return;
  }
}

/**
 * Runs a workspace's tests and adds their number to the count. `output` pipe: what it prints is answered instead, for
 * a part that runs beside another.
 */
async function vitest(workspace, output = "inherit") {
  const report = join(reports, `${workspace}.json`);
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const said = [];
  const code = await run("vitest", args, {
    cwd: join(root, workspace),
    env: { ...environment, LONG: long ? "1" : "", IS_BUILT: only ? "" : "1" },
    stdio: ["inherit", output, output],
    ...(output === "pipe" && { onOutput: (piece) => said.push(piece) }),
  });
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, "utf8"));
    count.passed += numPassedTests;
    count.failed += numFailedTests;
    count.skipped += numPendingTests;
  } catch {
    // The run ended before it could report; its exit code says so.
  }
  return { code, said: Buffer.concat(said).toString() };
}
