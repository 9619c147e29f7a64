export {
  ATTEMPTS,
  addJob,
  defineJob,
  type HandledJob,
  handles,
  type JobHandler,
  type JobKind,
} from "./job.js";
export { freeJobsOfTheDead } from "./presence.js";
export { runWaitingJobs, type Sweep, startWorker, type Worker } from "./worker.js";
