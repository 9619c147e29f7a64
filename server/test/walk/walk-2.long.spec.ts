import "reflect-metadata";
import { walks } from "./run.js";

// Half of the 2,200 walks of the long run: the seed of every run further, and one of its own.
walks(100, 2028);
walks(1000, 4054);
