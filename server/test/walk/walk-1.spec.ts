import "reflect-metadata";
import { walks } from "./run.js";

// Half of the 24 walks of every run: two files, so that both workers have one.
walks(12, 2027);
