import "reflect-metadata";
import { walks } from "./run.js";

// Half of the 2,000 walks of issue 4.
walks(1000, 4054);
