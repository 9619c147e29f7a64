// `npm run docs`: prints everything that is printed from the code (contract, access, errors, flows) and makes the apps'
// types from it. Run it after a change of GraphQL types, flows or refusals.
import { bootstrap, build, root, run } from "./bootstrap.mjs";

await bootstrap(import.meta.url);
build("build", "--filter=@gd/server");
let code = await run("node", ["server/dist/commands/print-docs.js"], { cwd: root });
if (code === 0) code = await run("graphql-codegen", ["--config", "codegen.yml"]);
process.exitCode = code;
