import type { ApolloServerPlugin } from "@apollo/server";
import type { AppName } from "../parties/identity/index.js";
import type { Context } from "../platform/context.js";

/** Upper bounds of the latency histogram, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

type Labels = Readonly<Record<string, string>>;

interface Histogram {
  counts: number[];
  sum: number;
  count: number;
}

/**
 * What one server counts of itself. Labels are words of the program, never of people or records: kinds of
 * operations, apps, ok or error.
 */
export class Metrics {
  readonly #operations = new Map<string, { labels: Labels; count: number }>();
  readonly #latency = new Map<string, Histogram>();
  readonly #sockets = new Map<AppName, number>();

  /** @param kind query, mutation, or `none` for what is no operation. */
  countOperation(kind: string, status: "ok" | "error", seconds: number): void {
    const key = `${kind} ${status}`;
    const counted = this.#operations.get(key) ?? { labels: { kind, status }, count: 0 };
    counted.count += 1;
    this.#operations.set(key, counted);
    const latency = this.#latency.get(kind) ?? { counts: BUCKETS.map(() => 0), sum: 0, count: 0 };
    BUCKETS.forEach((bound, index) => {
      if (seconds <= bound) latency.counts[index] = (latency.counts[index] ?? 0) + 1;
    });
    latency.sum += seconds;
    latency.count += 1;
    this.#latency.set(kind, latency);
  }

  socketOpened(app: AppName): void {
    this.#sockets.set(app, (this.#sockets.get(app) ?? 0) + 1);
  }

  socketClosed(app: AppName): void {
    this.#sockets.set(app, (this.#sockets.get(app) ?? 0) - 1);
  }

  /** Counts operations over HTTP, refused documents included. */
  plugin(): ApolloServerPlugin<Context> {
    return {
      requestDidStart: async () => {
        const began = performance.now();
        return {
          willSendResponse: async ({ operation, errors }) =>
            this.countOperation(
              operation?.operation ?? "none",
              errors && errors.length > 0 ? "error" : "ok",
              (performance.now() - began) / 1000,
            ),
        };
      },
    };
  }

  /** The text format of Prometheus. */
  print(): string[] {
    const sockets = [...this.#sockets].map(([app, open]): [Labels, number] => [{ app }, open]);
    const operations = [...this.#operations.values()].map(({ labels, count }): [Labels, number] => [
      labels,
      count,
    ]);
    return [
      ...metric("gd_operations_total", "counter", "GraphQL operations answered over HTTP.", operations),
      ...this.#printLatency(),
      ...metric("gd_sockets", "gauge", "Open live connections.", sockets),
    ];
  }

  #printLatency(): string[] {
    const name = "gd_operation_seconds";
    const lines = [`# HELP ${name} From the request's arrival to its answer.`, `# TYPE ${name} histogram`];
    for (const [kind, { counts, sum, count }] of this.#latency) {
      const within = BUCKETS.map((bound, index) =>
        sample(`${name}_bucket`, { kind, le: String(bound) }, counts[index] ?? 0),
      );
      lines.push(...within, sample(`${name}_bucket`, { kind, le: "+Inf" }, count));
      lines.push(sample(`${name}_sum`, { kind }, sum), sample(`${name}_count`, { kind }, count));
    }
    return lines;
  }
}

/** One metric with its samples. */
export function metric(
  name: string,
  type: "counter" | "gauge",
  help: string,
  samples: readonly (readonly [Labels, number])[],
): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(([labels, value]) => sample(name, labels, value)),
  ];
}

function sample(name: string, labels: Labels, value: number): string {
  const all = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
  return `${name}${all.length > 0 ? `{${all.join(",")}}` : ""} ${value}`;
}
