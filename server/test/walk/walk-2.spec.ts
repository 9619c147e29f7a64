import "reflect-metadata";
import { walks } from "./run.js";

// Half of the 12 walks of every run: two files, so that both workers have one.
walks(6, 2028);
