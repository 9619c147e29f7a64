import { createInterface } from "node:readline/promises";
import { openPlatform } from "../open-platform.js";
import { closeGraduateAccount } from "../parties/identity/index.js";
import { readConfig } from "../platform/config.js";
import { failStart } from "../platform/shutdown.js";
import { startDatabase } from "../platform/start-database.js";
import { Refusal } from "../words/refusals.js";

/**
 * `node server/dist/commands/close-graduate-account.js`: removes the account of a graduate who has forgotten the password, or
 * whom somebody else has registered, so that they register anew (docs/adr/0008). The ID number is read from standard
 * input, so that it stands in no history and no process list.
 */
async function main(): Promise<void> {
  const idNumber = await readIdNumber();
  const database = await startDatabase(readConfig(process.env));
  const platform = await openPlatform(database.config);
  try {
    const closed = await closeGraduateAccount(platform, idNumber);
    process.stdout.write(closed ? "账号已注销，可重新注册 Closed\n" : "没有此人的账号 No such account\n");
    if (!closed) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } finally {
    await platform.close();
    await database.stop();
  }
}

async function readIdNumber(): Promise<string> {
  const input = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await input.question("证件号码 ID number: ");
  } finally {
    input.close();
  }
}

main().catch(failStart);
