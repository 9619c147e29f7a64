import "reflect-metadata";
import { beforeAll, it } from "vitest";
import { buildPrograms } from "../processes.js";
import { crash } from "./crash.js";

beforeAll(() => buildPrograms(), 180_000);

it("200 flows, killed 20 times: nothing half done, nothing lost, nothing twice", async () => {
  await crash({ flows: 200, kills: 20, seed: 2028 });
}, 900_000);
