// `npm run dev`: everything reloads. The server restarts when tsc has written a change; each app has its own
// Vite server, which sends its API calls on to ours.
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { bootstrap, build, environment, root, whenOrphaned } from "./bootstrap.mjs";

await bootstrap(import.meta.url);
build("codegen", "@gd/stage#build");

const port = process.env.PORT ?? "4000";
const apps = { student: 4101, employer: 4102, admin: 4103 };
const commands = [
  ["tsc", ["-p", "server/tsconfig.build.json", "--watch", "--preserveWatchOutput"]],
  ["tsc", ["-p", "stage/tsconfig.build.json", "--watch", "--preserveWatchOutput"]],
  ["node", ["--watch", "--watch-preserve-output", "stage/dist/start.js"]],
  ...Object.keys(apps).map((app) => ["vite", ["--clearScreen", "false"], join(root, `web-${app}`)]),
];

let stopping = false;
let pending;

let running = commands.length;
let exitCode = 0;

const children = commands.map(([program, args, cwd = root]) => {
  const child = spawn(program, args, {
    cwd,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...environment, PORT: port, SERVER_URL: `http://127.0.0.1:${port}` },
  });
  child.once("exit", (code) => {
    running -= 1;
    // The watchers of folders would keep us alive.
    if (stopping && running === 0) process.exit(exitCode);
    if (!stopping) {
      console.error(`${program} 已退出(${code}),开发环境随之停止。${program} ended; stopping.`);
      stop(1);
    }
  });
  return child;
});

for (const folder of ["web-student", "web-employer", "web-admin", "web-kit"]) {
  watch(join(root, folder, "src"), { recursive: true }, (_event, file) => {
    if (file && /\.tsx?$/.test(file) && !file.startsWith("gql")) generateSoon();
  });
}
watch(join(root, "server/schema.graphql"), generateSoon);
// tsc copies no data files.
watch(join(root, "server/src"), { recursive: true }, (_event, file) => {
  if (!file || !/\.(sql|typ)$/.test(file)) return;
  spawn("node", ["../scripts/copy-data.mjs"], { cwd: join(root, "server"), env: environment });
});

/** graphql-codegen's own watch mode needs a native package; a run takes a second. */
function generateSoon() {
  clearTimeout(pending);
  pending = setTimeout(() => {
    spawn("graphql-codegen", ["--config", "codegen.yml", "--silent"], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: environment,
    });
  }, 300);
}

function stop(code) {
  stopping = true;
  stopWatching();
  exitCode = code;
  if (running === 0) process.exit(code);
  for (const child of children) child.kill("SIGTERM");
}

process.on("SIGINT", () => stop(0)).on("SIGTERM", () => stop(0));
const stopWatching = whenOrphaned(() => stop(0));
console.log("开发地址 Development addresses:");
for (const [app, appPort] of Object.entries(apps)) console.log(`  http://127.0.0.1:${appPort}/${app}/`);
console.log(`  http://127.0.0.1:${port}/graphiql`);
