import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type ModuleClient, moduleClient } from "../../../test/context.js";
import {
  anEmployer,
  aSchool,
  openTestGround,
  signedInEmployer,
  type TestGround,
} from "../../../test/factories.js";
import { CatalogueResolver } from "./index.js";

describe("code tables", () => {
  let on: TestGround;
  let ask: ModuleClient;
  beforeAll(async () => {
    on = await openTestGround();
    ask = moduleClient(on, [CatalogueResolver]);
  });
  afterAll(() => on?.close());

  it("D-02: offers code tables in their official order", async () => {
    const viewer = signedInEmployer(await anEmployer(on));
    const answer = await ask(
      viewer,
      graphql(`
      query CatalogueJobs { catalogue(name: JOB_CATEGORY) { code label } }
    `),
    );
    expect(answer.catalogue).toHaveLength(18);
    expect(answer.catalogue?.[0 as never]).toEqual({ code: "10", label: "公务员" });
    const destinations = await ask(
      viewer,
      graphql(`
      query CatalogueDestinations { catalogue(name: DESTINATION) { code label } }
    `),
    );
    expect(destinations.catalogue).toContainEqual({ code: "46", label: "应征义务兵" });
  });

  it("offers schools by part of their name, from two characters on, at most 20", async () => {
    const viewer = signedInEmployer(await anEmployer(on));
    for (const name of ["江东理工大学", "大江东学院"]) await aSchool(on, { name });
    for (let number = 0; number < 21; number += 1) await aSchool(on, { name: `百校${number}` });
    const source = graphql(`
      query CatalogueSchoolOptions($search: String!) { schoolOptions(search: $search) { name } }
    `);
    const namesFor = async (search: string) => (await ask(viewer, source, { search })).schoolOptions;
    expect(await namesFor(" 江东 ")).toEqual([{ name: "江东理工大学" }, { name: "大江东学院" }]);
    expect(await namesFor("jiangdongl")).toEqual([{ name: "江东理工大学" }]);
    expect(await namesFor("JD")).toEqual([{ name: "江东理工大学" }, { name: "大江东学院" }]);
    expect(await namesFor("j")).toEqual([]);
    expect(await namesFor("江")).toEqual([]);
    expect(await namesFor("%%")).toEqual([]);
    expect(await namesFor("百校")).toHaveLength(20);
  });
});
