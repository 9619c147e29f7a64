import { join } from "node:path";
import { readConfig } from "./config.js";
import { resealDatabase } from "./database/reseal.js";
import { FolderDocumentStore } from "./modules/documents/index.js";
import { openPlatform } from "./platform-open.js";
import { failStart } from "./shutdown.js";
import { startDatabase } from "./start-database.js";

/**
 * `node server/dist/reseal.js`: seals everything that an older data key sealed with the newest one, in the database
 * and in the folder of documents. After it has ended once with all servers on the new key, the older key is needed
 * for backups only. May be ended and started again at any time.
 */
async function main(): Promise<void> {
  const database = await startDatabase(readConfig(process.env));
  const { config, pool, keys, close } = await openPlatform(database.config);
  try {
    const say = (what: string, count: number) => process.stdout.write(`${what}: ${count}\n`);
    await resealDatabase(pool, keys, ({ column, rows }) => say(column, rows));
    say("documents", await new FolderDocumentStore(join(config.dataDir, "documents"), keys).reseal());
    process.stdout.write(`已全部改用密钥 ${keys.newestId} Sealed with key ${keys.newestId}\n`);
  } finally {
    await close();
    await database.stop();
  }
}

main().catch(failStart);
