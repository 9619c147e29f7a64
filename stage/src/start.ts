import { failStart } from "@gd/server/platform/shutdown.js";
import { startServer } from "@gd/server/start-server.js";
import { loadDemoWhenEmpty } from "./demo/load-when-empty.js";

// What `npm start` runs: the server, with the demo country in a database that is empty (config.demo).
startServer(loadDemoWhenEmpty).catch(failStart);
