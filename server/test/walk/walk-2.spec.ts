import "reflect-metadata";
import { walks } from "./run.js";

// Half of the 6 walks of every run: two files, so that both workers have one.
walks(3, 2028);
