import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { Gauge } from "prom-client";
import { query, sql } from "../database/sql.js";
import type { Platform } from "../platform/platform.js";
import type { Metrics } from "./metrics.js";

/**
 * `GET /metrics` for requests that bear METRICS_TOKEN; without a token configured there is no such page. The address of
 * the caller does not count: behind a proxy on the same machine everybody comes from there.
 */
export function addMetricsRoute(app: FastifyInstance, platform: Platform, metrics: Metrics): void {
  const { metricsToken } = platform.config;
  if (metricsToken === undefined) return;
  watchPool(platform, metrics);
  const readBacklog = backlogOf(platform, metrics);
  const wanted = digest(`Bearer ${metricsToken}`);
  app.get("/metrics", async (request, reply) => {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ""), wanted)) return reply.callNotFound();
    await readBacklog();
    return await reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function watchPool({ pool }: Platform, { registry }: Metrics): void {
  new Gauge({
    name: "gd_pool_connections",
    help: "Connections of the pool of lists, sessions and jobs.",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      this.set({ state: "busy" }, pool.totalCount - pool.idleCount);
      this.set({ state: "idle" }, pool.idleCount);
    },
  });
  new Gauge({
    name: "gd_pool_waiting",
    help: "Statements waiting for a connection.",
    registers: [registry],
    collect() {
      this.set(pool.waitingCount);
    },
  });
}

/**
 * The same on every server of one database: what waits for a worker, and how late the clock's decisions are. Read in
 * one statement before the registry is printed, because it collects its metrics side by side.
 */
function backlogOf({ pool, clock }: Platform, { registry }: Metrics): () => Promise<void> {
  const jobs = new Gauge({
    name: "gd_outbox_jobs",
    help: "Jobs of the outbox: waiting or running, and given up.",
    labelNames: ["state"],
    registers: [registry],
  });
  const lag = new Gauge({
    name: "gd_sweep_lag_seconds",
    help: "How long the longest overdue decision of the clock has waited.",
    registers: [registry],
  });
  return async () => {
    const now = clock.now();
    const rows = await query<{ waiting: number; given_up: number; lag: number }>(
      pool,
      sql`select
          (select count(*)::int from graphile_worker._private_jobs where attempts < max_attempts) as waiting,
          (select count(*)::int from graphile_worker._private_jobs where attempts >= max_attempts) as given_up,
          coalesce(extract(epoch from ${now}::timestamptz - least(
            (select min(closes_at) from record where closes_at <= ${now} and not frozen),
            (select min(h.effective_at) from held_verdict h join record r on r.id = h.record_id
              where h.effective_at <= ${now} and not r.frozen))), 0)::float8 as lag`,
      { name: "metrics-backlog" },
    );
    jobs.set({ state: "waiting" }, rows[0]?.waiting ?? 0);
    jobs.set({ state: "given_up" }, rows[0]?.given_up ?? 0);
    lag.set(rows[0]?.lag ?? 0);
  };
}
