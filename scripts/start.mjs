// `npm start`: installs, builds what is stale and runs the whole platform on this machine, PostgreSQL included.
import { join } from "node:path";
import { bootstrap, build, root, run } from "./bootstrap.mjs";

await bootstrap(import.meta.url);
console.log("正在构建(已是最新的部分会跳过)…… Building what is stale…");
build("build");
process.exitCode = await run(process.execPath, [join(root, "stage/dist/start.js"), ...process.argv.slice(2)]);
