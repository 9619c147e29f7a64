import { createInterface } from "node:readline/promises";
import { openPlatform } from "../open-platform.js";
import { createFirstMinistryAccount } from "../parties/staff/index.js";
import { readConfig } from "../platform/config.js";
import { failStart } from "../platform/shutdown.js";
import { startDatabase } from "../platform/start-database.js";
import { Refusal } from "../words/refusals.js";

/**
 * `node server/dist/commands/create-ministry-account.js <username> <name>`: makes the first account of a new installation
 * (P-01). The password is read from standard input, so that it stands in no history and no process list.
 */
async function main(): Promise<void> {
  const [username, name] = process.argv.slice(2);
  if (!username || !name) {
    process.stderr.write(
      "用法 Usage: node server/dist/commands/create-ministry-account.js <username> <name>\n",
    );
    process.exitCode = 2;
    return;
  }
  const password = await readPassword();
  const database = await startDatabase(readConfig(process.env));
  const platform = await openPlatform(database.config);
  try {
    await createFirstMinistryAccount(platform, { username, name, password });
    process.stdout.write(`部级账号已创建 Created: ${username.trim().toLowerCase()}\n`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } finally {
    await platform.close();
    await database.stop();
  }
}

async function readPassword(): Promise<string> {
  const input = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await input.question("密码 Password: ");
  } finally {
    input.close();
  }
}

main().catch(failStart);
