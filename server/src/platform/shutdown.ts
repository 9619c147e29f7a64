/** Longest time for everything to end by itself before the process goes anyway. */
export const ENDS_WITHIN_MS = 15_000;

/** One wish to stop may come as several signals: from the terminal, from npm and from our own launcher. */
const SAME_WISH_MS = 1_000;

/** Runs `stop` once at the first SIGINT or SIGTERM; a second one, a second later, ends the process at once. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let first: number | undefined;
  const onSignal = () => {
    if (first !== undefined) {
      if (performance.now() - first > SAME_WISH_MS) process.exit(1);
      return;
    }
    first = performance.now();
    setTimeout(() => process.exit(1), ENDS_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}

/** The last word of a start that failed: a message for people, without a stack unless it is a fault of ours. */
export function failStart(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`启动失败 Could not start:\n${message}\n`);
  process.exit(1);
}
