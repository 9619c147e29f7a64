export {
  ATTEMPTS,
  addingJob,
  addJob,
  addJobs,
  defineJob,
  type HandledJob,
  handles,
  type JobHandler,
  type JobKind,
} from "./job.js";
export { freeJobsOfTheDead } from "./presence.js";
export type { Sweep } from "./sweep.js";
export { runWaitingJobs, startWorker, type Worker } from "./worker.js";
