import "reflect-metadata";
import { beforeAll, it } from "vitest";
import { buildPrograms } from "../processes.js";
import { crash } from "./crash.js";

beforeAll(() => buildPrograms(), 180_000);

it("12 flows, killed twice: nothing half done, nothing lost, nothing twice", async () => {
  await crash({ flows: 12, kills: 2, seed: 2027 });
}, 400_000);
