// Loaded into a measured server before its own code (`--import`): counts the statements it sends, by both copies of pg
// that it has, and tells them with the processor time it has used whenever it is asked.
import { createRequire } from "node:module";

const server = createRequire(new URL("../../server/package.json", import.meta.url));
const orm = createRequire(server.resolve("@mikro-orm/postgresql"));

let statements = 0;
for (const Client of new Set([server("pg").Client, orm("pg").Client])) {
  const { query } = Client.prototype;
  Client.prototype.query = function counted(...args) {
    statements += 1;
    return query.apply(this, args);
  };
}

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send({ statements, processorMs: (user + system) / 1000 });
});
process.channel.unref();
