import { failStart } from "./platform/shutdown.js";
import { startServer } from "./start-server.js";

startServer().catch(failStart);
