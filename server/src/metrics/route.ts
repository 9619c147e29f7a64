import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Platform } from "../platform/platform.js";
import { type Metrics, metric } from "./metrics.js";

/**
 * `GET /metrics` for whoever bears METRICS_TOKEN; without a token configured there is no such page. The address of
 * the caller does not count: behind a proxy on the same machine everybody comes from there.
 */
export function addMetricsRoute(app: FastifyInstance, platform: Platform, metrics: Metrics): void {
  const { metricsToken } = platform.config;
  if (metricsToken === undefined) return;
  const wanted = digest(`Bearer ${metricsToken}`);
  app.get("/metrics", async (request, reply) => {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ""), wanted)) return reply.callNotFound();
    const lines = [...metrics.print(), ...poolUse(platform), ...(await backlog(platform))];
    return await reply.type("text/plain; version=0.0.4; charset=utf-8").send(`${lines.join("\n")}\n`);
  });
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function poolUse({ pool }: Platform): string[] {
  return [
    ...metric("gd_pool_connections", "gauge", "Connections of the pool of lists, sessions and jobs.", [
      [{ state: "busy" }, pool.totalCount - pool.idleCount],
      [{ state: "idle" }, pool.idleCount],
    ]),
    ...metric("gd_pool_waiting", "gauge", "Statements waiting for a connection.", [[{}, pool.waitingCount]]),
  ];
}

/** The same on every server of one database: what waits for a worker, and how late the clock's decisions are. */
async function backlog({ pool, clock }: Platform): Promise<string[]> {
  const { rows } = await pool.query<{ waiting: number; given_up: number; lag: number }>({
    name: "metrics-backlog",
    text: `select
        (select count(*)::int from graphile_worker._private_jobs where attempts < max_attempts) as waiting,
        (select count(*)::int from graphile_worker._private_jobs where attempts >= max_attempts) as given_up,
        coalesce(extract(epoch from $1::timestamptz - least(
          (select min(due_at) from record where due_at <= $1 and not frozen),
          (select min(h.effective_at) from held_verdict h join record r on r.id = h.record_id
            where h.effective_at <= $1 and not r.frozen))), 0)::float8 as lag`,
    values: [clock.now()],
  });
  const { waiting = 0, given_up: givenUp = 0, lag = 0 } = rows[0] ?? {};
  return [
    ...metric("gd_outbox_jobs", "gauge", "Jobs of the outbox: waiting or running, and given up.", [
      [{ state: "waiting" }, waiting],
      [{ state: "given_up" }, givenUp],
    ]),
    ...metric(
      "gd_sweep_lag_seconds",
      "gauge",
      "How long the longest overdue decision of the clock has waited.",
      [[{}, lag]],
    ),
  ];
}
