import type { TestProject } from "vitest/node";
import { joinTestCluster } from "../../server/test/cluster.js";
import { emptyGround, type Ground, loadCountry, removeGround } from "./platform.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** The demo country as loaded when the stories begin; each story's server has a copy. */
    loadedCountry: Ground;
  }
}

/** Vitest's global setup: the country is loaded once for the whole run, by the server itself. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await joinTestCluster();
  const ground = await emptyGround(cluster);
  const leave = async () => {
    await removeGround(ground, cluster);
    await cluster.leave();
  };
  try {
    await loadCountry(ground, cluster);
  } catch (error) {
    await leave();
    throw error;
  }
  project.provide("loadedCountry", ground);
  return leave;
}
