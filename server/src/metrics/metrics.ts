import type { ApolloServerPlugin } from "@apollo/server";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { AppName } from "../parties/identity/index.js";
import type { Context } from "../platform/context.js";

/**
 * What one server counts of itself. Labels are words of the program, never of people or records: kinds of
 * operations, apps, ok or error.
 */
export class Metrics {
  readonly registry = new Registry();

  readonly #operations = new Counter({
    name: "gd_operations_total",
    help: "GraphQL operations answered over HTTP.",
    labelNames: ["kind", "status"],
    registers: [this.registry],
  });
  readonly #latency = new Histogram({
    name: "gd_operation_seconds",
    help: "From the request's arrival to its answer.",
    labelNames: ["kind"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  readonly #sockets = new Gauge({
    name: "gd_sockets",
    help: "Open live connections.",
    labelNames: ["app"],
    registers: [this.registry],
  });

  /** @param kind query, mutation, or `none` for what is no operation. */
  countOperation(kind: string, status: "ok" | "error", seconds: number): void {
    this.#operations.inc({ kind, status });
    this.#latency.observe({ kind }, seconds);
  }

  socketOpened(app: AppName): void {
    this.#sockets.inc({ app });
  }

  socketClosed(app: AppName): void {
    this.#sockets.dec({ app });
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
}
