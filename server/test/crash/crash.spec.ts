import "reflect-metadata";
import { beforeAll, it } from "vitest";
import { buildPrograms } from "../processes.js";
import { crash } from "./crash.js";

beforeAll(() => buildPrograms(), 180_000);

it("20 flows, killed 3 times: nothing half done, nothing lost, nothing twice", async () => {
  await crash({ flows: 20, kills: 3, seed: 2027 });
}, 400_000);
