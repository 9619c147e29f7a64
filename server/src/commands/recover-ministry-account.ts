import { openPlatform } from "../open-platform.js";
import { recoverMinistryAccount } from "../parties/staff/index.js";
import { readConfig } from "../platform/config.js";
import { failStart } from "../platform/shutdown.js";
import { startDatabase } from "../platform/start-database.js";

/**
 * `node server/dist/commands/recover-ministry-account.js <username>`: lets the owner of a ministry account in again who has
 * lost the password or the second factor, where there is no other ministry account to do it (P-12, P-13). Prints the
 * password, which must be changed at the next sign-in.
 */
async function main(): Promise<void> {
  const [username] = process.argv.slice(2);
  if (!username) {
    process.stderr.write("用法 Usage: node server/dist/commands/recover-ministry-account.js <username>\n");
    process.exitCode = 2;
    return;
  }
  const database = await startDatabase(readConfig(process.env));
  const platform = await openPlatform(database.config);
  try {
    const password = await recoverMinistryAccount(platform, username);
    if (password) process.stdout.write(`临时密码 Temporary password: ${password}\n`);
    else {
      process.stderr.write("没有该部级账号 No such ministry account\n");
      process.exitCode = 1;
    }
  } finally {
    await platform.close();
    await database.stop();
  }
}

main().catch(failStart);
