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

const steps = [
  ["lock file", () => npm("ci", "--dry-run", "--ignore-scripts", "--silent")],
  ["format and lint", () => run("biome", ["check", "."])],
  ["module borders and clock", () => run("node", ["scripts/check-sources.mjs"])],
  ["rules", () => run("node", ["scripts/check-rules.mjs"])],
  ["generated types", () => turbo("codegen")],
  ["types and floating promises", () => turbo("types")],
  ["shared web tests", () => vitest("web-kit")],
  ["staff desk tests", () => vitest("web-admin")],
  ["employer app tests", () => vitest("web-employer")],
  ["graduates' app tests", () => vitest("web-student")],
  // Some server tests start real processes of the built server.
  ["build", () => turbo("build")],
  ["server tests", () => vitest("server")],
  ["first route's weight", () => run("node", ["scripts/check-bundle.mjs"])],
  ["browser tests", () => vitest("e2e")],
];

const began = performance.now();
let ok = true;
const timings = [];
for (const [heading, step] of steps) {
  if (only && !only.some((word) => heading.includes(word))) continue;
  console.log(`\n=== ${heading}`);
  const start = performance.now();
  const before = count.failed;
  ok = (await step()) === 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  timings.push(`${heading} ${seconds} s`);
  console.log(`=== ${heading}: ${ok ? "ok" : "FAILED"} after ${seconds} s`);
  if (!ok) {
    // A step without counted tests that fails is one failure, so that the closing line never says 0 failed.
    if (count.failed === before) count.failed += 1;
    break;
  }
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${timings.join(" · ")} · together ${((performance.now() - began) / 1000).toFixed(0)} s`);
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
console.log(`${count.passed} passed, ${count.failed} failed${skipped}`);
process.exitCode = ok ? 0 : 1;

function npm(...args) {
  // npm for people prints every package of a dry run; only what it complains about matters.
  return run("npm", args, { stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
}

function turbo(task) {
  return run("turbo", ["run", task, "--output-logs=errors-only", "--log-order=grouped", "--concurrency=2"]);
}

/** Runs a workspace's tests and adds their number to the count. */
async function vitest(workspace) {
  const report = join(reports, `${workspace}.json`);
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run("vitest", args, {
    cwd: join(root, workspace),
    env: { ...environment, LONG: long ? "1" : "" },
  });
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, "utf8"));
    count.passed += numPassedTests;
    count.failed += numFailedTests;
    count.skipped += numPendingTests;
  } catch {
    // The run ended before it could report; its exit code says so.
  }
  return code;
}
