// Puts the data files that the server reads beside its code into what tsc built: node scripts/copy-data.mjs, in a workspace.
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";

for (const name of readdirSync("src", { recursive: true })) {
  if (/\.(sql|typ|txt)$/.test(name)) cpSync(join("src", name), join("dist", name));
}
