import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const workspace = fileURLToPath(new URL("..", import.meta.url));

/** A program of the server, started as its own process. */
export interface Program {
  /** Where it serves; empty for the worker. */
  url: string;
  process: ChildProcess;
  /** Ends it as a machine that loses its power would. */
  kill(): Promise<void>;
  /** Asks it to end, as a deployment does; answers its exit code. */
  stop(): Promise<number | null>;
}

/** Brings dist/ up to the sources, because a spec may run alone; `npm test` has built it before and says so. */
export function buildPrograms(): void {
  if (process.env.IS_BUILT === "1" || process.env.RUN_PROGRAM) return;
  const { status, stdout } = spawnSync("npm", ["run", "build"], {
    cwd: workspace,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}`);
}

/** Starts `dist/<name>.js`, or what RUN_PROGRAM makes of it (in-image.sh), and waits until it says that it is there. */
export async function startProgram(
  name: "main" | "worker",
  environment: Record<string, string>,
): Promise<Program> {
  const { RUN_PROGRAM, IMAGE_ROOT, NODE_COMPILE_CACHE, PATH } = process.env;
  const [command, program] = RUN_PROGRAM ? [RUN_PROGRAM, name] : [process.execPath, `dist/${name}.js`];
  const child = spawn(command, [program], {
    cwd: workspace,
    env: {
      PATH,
      TZ: "UTC",
      LOG_LEVEL: "info",
      ...(IMAGE_ROOT && { IMAGE_ROOT }),
      ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }),
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const ready = name === "main" ? /http:\/\/127\.0\.0\.1:\d+/ : /Worker started/;
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      const found = ready.exec(said);
      if (found) resolve(name === "main" ? found[0] : "");
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void ended.then((code) => reject(new Error(`${name} ended with ${code}:\n${said}`)));
  });
  return {
    url,
    process: child,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    stop: async () => {
      child.kill("SIGTERM");
      return await ended;
    },
  };
}
