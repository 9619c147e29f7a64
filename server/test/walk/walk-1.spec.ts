import "reflect-metadata";
import { walks } from "./run.js";

// Half of the 200 walks of issue 4: two files, so that both workers have one.
walks(100, 2027);
