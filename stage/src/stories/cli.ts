import { parseArgs } from "node:util";
import { Surprise } from "../client/surprise.js";
import { generateCountry } from "../country/index.js";
import { destinationScenario } from "./destination.js";
import { employerOnboarding } from "./employer-onboarding.js";
import { newSchoolScenario } from "./new-school.js";
import { offlineSigning } from "./offline-signing.js";
import { offlineTermination } from "./offline-termination.js";
import { oneCommitment } from "./one-commitment.js";
import { onlineSigning } from "./online-signing.js";
import { onlineTermination } from "./online-termination.js";
import { paperRegistration } from "./paper-registration.js";
import { rosterLossAndReturn } from "./roster-loss-and-return.js";
import type { Report, Scenario } from "./scenario.js";
import { DEPARTMENT_THEN_SCHOOL, freeGraduatesOf, SCHOOL_ONLY } from "./sides.js";

const SCENARIOS: readonly Scenario[] = [
  onlineSigning,
  offlineSigning,
  paperRegistration,
  destinationScenario,
  onlineTermination,
  offlineTermination,
  oneCommitment,
  rosterLossAndReturn,
  newSchoolScenario,
  employerOnboarding,
];

const USAGE = "用法 Usage: npm run scenario -- <name> [--url http://127.0.0.1:4000] | --list";

/** `npm run scenario -- online-signing [--url …]`, `npm run scenario -- --list`; ends with 1 at the first surprise. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: "string" }, list: { type: "boolean" } },
  });
  if (values.list) {
    for (const { name, about } of SCENARIOS) print(`${name}  ${about}`);
    print(
      `一个演示国家可供运行约 ${runsInADemo()} 次  One demo country is good for some ${runsInADemo()} runs`,
    );
    return 0;
  }
  const scenario = SCENARIOS.find(({ name }) => name === positionals[0]);
  if (!scenario) {
    print(USAGE);
    for (const { name, about } of SCENARIOS) print(`  ${name}  ${about}`);
    return 2;
  }
  return values.url ? await played(scenario, values.url) : await playedOnOwnServer(scenario);
}

async function playedOnOwnServer(scenario: Scenario): Promise<number> {
  print("启动临时服务器并加载演示数据 …  Starting a server of its own with the demo");
  // Only now: against a running server nothing of the server itself is needed.
  const { startOwnServer } = await import("./own-server.js");
  const server = await startOwnServer();
  try {
    return await played(scenario, server.url);
  } finally {
    await server.stop();
  }
}

async function played(scenario: Scenario, url: string): Promise<number> {
  const start = performance.now();
  try {
    await scenario.play({ url, report: lines });
  } catch (error) {
    print(`✗ ${error instanceof Surprise ? error.message : unforeseen(error)}`);
    return 1;
  }
  print(
    `${scenario.name}：全部符合预期  all as expected (${Math.round((performance.now() - start) / 100) / 10} s)`,
  );
  return 0;
}

const lines: Report = {
  step: (text) => print(text.startsWith("——") ? text : `✓ ${text}`),
  skipped: (text, why) => print(`- SKIPPED ${text}：${why}`),
};

function unforeseen(error: unknown): string {
  return error instanceof Error ? `${error.stack ?? error.message}` : String(error);
}

function runsInADemo(): number {
  const country = generateCountry();
  return Math.min(
    ...[DEPARTMENT_THEN_SCHOOL, SCHOOL_ONLY].map((school) => freeGraduatesOf(country, school).length),
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.exitCode = await main();
