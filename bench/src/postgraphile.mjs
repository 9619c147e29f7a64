// Rival (b): PostGraphile 5 over the same tables, scoped by row-level security (postgraphile-scope.mjs), with the same
// session lookup. For measuring.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { grafserv } from "grafserv/node";
import pg from "pg";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { POOL_SIZE } from "./pool-size.mjs";
import { IDLE_LIMIT_MS, SESSION } from "./session-statement.mjs";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: POOL_SIZE });

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  // It would keep columns that lead no index out of filters and orders; the queue needs them within an index.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  pgServices: [makePgService({ pool, schemas: ["public"] })],
  grafserv: { graphqlPath: "/queue", watch: false, graphiql: false, websockets: false },
  grafast: {
    explain: false,
    context: async ({ node }) => {
      const token = /(?:^|; )gd_session=([^;]+)/.exec(node?.req.headers.cookie ?? "")?.[1] ?? "";
      const now = new Date();
      const { rows } = await pool.query({
        name: "session",
        text: SESSION,
        values: [createHash("sha256").update(token).digest(), now, new Date(now.getTime() - IDLE_LIMIT_MS)],
      });
      if (!rows[0]) throw new Error("No session");
      return { pgSettings: { role: "bench_reader", "bench.school_id": rows[0].school_id } };
    },
  },
});

const server = createServer();
const serv = instance.createServ(grafserv);
await serv.addTo(server);
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.send?.("listening"));
process.on("SIGTERM", () => {
  server.closeAllConnections();
  server.close(() => void pool.end());
});
