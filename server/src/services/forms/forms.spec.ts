import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type ModuleClient, moduleClient } from "../../../test/context.js";
import {
  aGraduate,
  aStaffAccount,
  COHORT,
  openTestGround,
  signedInGraduate,
  type TestGround,
} from "../../../test/factories.js";
import { destinationForms } from "../../catalogue/index.js";
import { FormsResolver } from "./index.js";

const TYPES = graphql(`
  query FormsTypes($of: FormsOf) {
    destinationTypes(of: $of) { code label groupLabel help subTypeLabel subTypes { code label } }
  }
`);
const FORM = graphql(`
  query FormsForm($typeCode: String!, $of: FormsOf) {
    destinationForm(typeCode: $typeCode, of: $of) {
      sections {
        title
        fields {
          key label kind mandatory
          optionalWhen { key values }
          subTypes maxLength table without help
        }
      }
      proofs { key rule subTypes proofs { key label help } }
      tables { name options { code label } }
    }
  }
`);

describe("forms of the catalogue", () => {
  let on: TestGround;
  let ask: ModuleClient;
  beforeAll(async () => {
    on = await openTestGround();
    ask = moduleClient(on, [FormsResolver]);
  });
  afterAll(() => on?.close());

  const codes = (answer: unknown) => (answer as { code: string }[]).map(({ code }) => code);
  async function typesOf(trainingMode: string) {
    const viewer = signedInGraduate(await aGraduate(on, { trainingMode }));
    // What a graduate claims to be is not listened to.
    const of = { cohort: COHORT, trainingModeCode: trainingMode === "1" ? "21" : "1" };
    return (await ask(viewer, TYPES, { of })).destinationTypes;
  }

  it("F-60, F-64: a graduate gets the types of their own cohort and training mode", async () => {
    const types = await typesOf("1");
    // An undergraduate comes neither from 专科 (803) nor from 博士 (272).
    expect(codes(types)).toHaveLength(destinationForms.length - 3);
    for (const other of ["90", "803", "272"]) expect(codes(types)).not.toContain(other);
    expect(types).toContainEqual(
      expect.objectContaining({
        code: "72",
        groupLabel: "未就业",
        subTypes: expect.arrayContaining([{ code: "722", label: "拟出国出境" }]),
      }),
    );
    expect(codes(await typesOf("21"))).toEqual(["90"]);
    expect(codes(await typesOf("41"))).toEqual(["90"]);
  });

  it("describes every field, proof and code table of every type", async () => {
    const viewer = signedInGraduate(await aGraduate(on));
    for (const { typeCode, forCommissioned, fromStages, sections } of destinationForms) {
      const { destinationForm } = await ask(viewer, FORM, { typeCode });
      if (forCommissioned || (fromStages && !fromStages.includes("3"))) expect(destinationForm).toBeNull();
      else expect(destinationForm?.sections).toHaveLength(sections.length);
    }
    const { destinationForm } = await ask(viewer, FORM, { typeCode: "85" });
    expect(destinationForm).toMatchObject({
      sections: [{ title: "留学信息" }],
      proofs: [{ rule: "ALL", proofs: [{ key: "departureRegistration" }, { key: "foreignAdmission" }] }],
      tables: [{ name: "country" }],
    });
    expect((await ask(viewer, FORM, { typeCode: "没有" })).destinationForm).toBeNull();
  });

  it("F-62: a reviewer says whose forms, and gets those of F-64", async () => {
    const reviewer = await aStaffAccount(on);
    const of = { cohort: COHORT, trainingModeCode: "41" };
    expect(codes((await ask(reviewer, TYPES, { of })).destinationTypes)).toEqual(["90"]);
    expect((await ask(reviewer, FORM, { typeCode: "11", of })).destinationForm).toBeNull();
    await expect(ask(reviewer, TYPES)).rejects.toMatchObject({
      originalError: { thrownValue: { code: "INVALID_INPUT" } },
    });
    await expect(ask(reviewer, TYPES, { of: { ...of, cohort: 99 } })).rejects.toThrow();
  });

  it("F-30, F-40: describes the agreements a graduate fills in", async () => {
    const viewer = signedInGraduate(await aGraduate(on));
    const source = graphql(`
        query FormsAgreement($origin: FilledAgreementOrigin!) {
          agreementForm(origin: $origin) {
            sections { title }
            proofs { key }
          }
        }
      `);
    const titles = ["单位信息", "岗位信息", "档案与户口", "补充约定"].map((title) => ({ title }));
    const offline = await ask(viewer, source, { origin: "OFFLINE" });
    expect(offline.agreementForm).toEqual({ sections: titles, proofs: [] });
    const paper = await ask(viewer, source, { origin: "PAPER" });
    expect(paper.agreementForm).toEqual({ sections: titles, proofs: [{ key: "paperAgreement" }] });
  });

  it("tells graduates and reviewers the minimum wage of a place (spec 2 §3)", async () => {
    const source = graphql(`
      query FormsMinimumWage($place: String!) {
        minimumWage(divisionCode: $place) { from monthlyYuan hourlyYuan }
      }
    `);
    const viewer = signedInGraduate(await aGraduate(on));
    const beijing = { from: "2025-09-01", monthlyYuan: 2540, hourlyYuan: 27.7 };
    expect(await ask(viewer, source, { place: "110108" })).toEqual({ minimumWage: beijing });
    expect(await ask(await aStaffAccount(on), source, { place: "530102" })).toEqual({ minimumWage: null });
  });

  it("leads from province to county, and finds by name", async () => {
    const viewer = signedInGraduate(await aGraduate(on));
    const source = graphql(`
      query FormsDivisions($parent: String, $text: String!) {
        divisions(parent: $parent) { code name hasChildren }
        findDivisions(text: $text) { code fullName hasChildren }
      }
    `);
    const answer = await ask(viewer, source, { parent: "530100", text: "五华" });
    expect(answer.divisions).toContainEqual({ code: "530102", name: "五华区", hasChildren: false });
    expect(answer.findDivisions).toContainEqual({
      code: "530102",
      fullName: "云南省昆明市五华区",
      hasChildren: false,
    });
    expect((await ask(viewer, source, { parent: "999999", text: "" })).divisions).toEqual([]);
  });
});
