import { resealDatabase } from "../database/reseal.js";
import { openPlatform } from "../open-platform.js";
import { readConfig } from "../platform/config.js";
import { failStart } from "../platform/shutdown.js";
import { startDatabase } from "../platform/start-database.js";
import { DocumentStore } from "../services/documents/index.js";
import { uploadStore } from "../services/uploads/index.js";
import { openBlobs } from "../storage/index.js";

/**
 * `node server/dist/commands/reseal.js`: seals everything that an older data key sealed with the newest one, in the database
 * and among the stored documents and uploads. After it has ended once with all servers on the new key, the older key is needed
 * for backups only. May be ended and started again at any time.
 */
async function main(): Promise<void> {
  const database = await startDatabase(readConfig(process.env));
  const platform = await openPlatform(database.config);
  const { config, pool, keys, close } = platform;
  try {
    const say = (what: string, count: number) => process.stdout.write(`${what}: ${count}\n`);
    await resealDatabase(pool, keys, ({ column, rows }) => say(column, rows));
    say("documents", await new DocumentStore(openBlobs(config, "documents"), keys).reseal());
    say("uploads", await uploadStore(platform).reseal());
    process.stdout.write(`已全部改用密钥 ${keys.newestId} Sealed with key ${keys.newestId}\n`);
  } finally {
    await close();
    await database.stop();
  }
}

main().catch(failStart);
