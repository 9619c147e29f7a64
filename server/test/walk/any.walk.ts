import "reflect-metadata";
import { walks } from "./run.js";

// `npm run walk`: as many as one likes, from any seed.
walks(Number(process.env.WALK_RUNS), Number(process.env.WALK_SEED));
