import { describe, expect, it } from "vitest";
import { COHORT, type FormCase, formCases } from "../../../test/form-cases.js";
import { checkDestinationProofs } from "../index.js";
import { isOf } from "./field.js";

describe("proofs (D-03)", () => {
  const groups = formCases.flatMap((one) =>
    one.form.proofs
      .filter((group) => isOf(group, one.subType))
      .map((group) => ({ ...one, group, key: group.key })),
  );
  const complete = ({ form, subType }: FormCase) =>
    Object.fromEntries(
      form.proofs
        .filter((group) => isOf(group, subType))
        .flatMap(({ proofs, rule }) => (rule === "ALL" ? proofs : proofs.slice(0, 1)))
        .map(({ key }) => [key, 1]),
    );
  const missing = (one: FormCase, given: Record<string, number>) =>
    checkDestinationProofs(one.form.typeCode, one.subType, given, COHORT).map(({ field }) => field);

  it.each(formCases)("$name: has enough with what each group asks for", (one) => {
    expect(missing(one, complete(one))).toEqual([]);
  });

  it.each(groups.filter(({ group }) => group.rule === "ALL"))("$name: needs each of $key", (one) => {
    for (const { key } of one.group.proofs) {
      expect(missing(one, { ...complete(one), [key]: 0 })).toEqual([`proofs.${key}`]);
    }
  });

  it.each(groups.filter(({ group }) => group.rule === "ONE"))("$name: needs one of $key", (one) => {
    const ofGroup = one.group.proofs.map(({ key }) => key);
    const others = Object.fromEntries(
      Object.entries(complete(one)).filter(([key]) => !ofGroup.includes(key)),
    );
    expect(missing(one, others)).toEqual([`proofs.${one.group.key}`]);
    for (const key of ofGroup) expect(missing(one, { ...others, [key]: 2 })).toEqual([]);
  });

  it("needs no partner agreement of a studio, but takes it", () => {
    const one = formCases.find(({ subType }) => subType === "STUDIO") as FormCase;
    expect(missing(one, { ...complete(one), partnerAgreement: 0 })).toEqual([]);
    expect(missing(one, { ...complete(one), partnerAgreement: 1 })).toEqual([]);
  });

  it.each([
    ["11", null, ["proofs.contractRegistration", "proofs.contract"]],
    ["10", "WORK_ABROAD", ["proofs.departureRegistration", "proofs.foreignEmployerLetter"]],
    ["10", "PUBLIC_RECRUITMENT", ["proofs.acceptance"]],
    ["46", null, ["proofs.enlistment"]],
    ["85", null, ["proofs.departureRegistration", "proofs.foreignAdmission"]],
    ["70", "701", []],
    ["71", null, []],
    ["72", "722", []],
    ["90", null, ["proofs.commissionAgreement"]],
  ])("%s %s lacks %j when nothing was uploaded", (type, subType, fields) => {
    expect(checkDestinationProofs(type, subType, {}, COHORT).map(({ field }) => field)).toEqual(fields);
  });

  it.each([
    ["AGENCY", "agencyContract"],
    ["CREATOR", "creatorContract"],
    ["ESPORTS", "esportsContract"],
    ["OTHER", "otherFreelanceProof"],
  ])("76 自由职业: %s asks for its own proof (%s) and takes no other", (kind, proof) => {
    const given = { selfEmploymentRegistration: 1 };
    const check = (more: Record<string, number>) =>
      checkDestinationProofs("76", null, { ...given, ...more }, COHORT, { freelanceKindCode: kind });
    expect(check({ [proof]: 1 })).toEqual([]);
    expect(check({})).toEqual([
      { field: "proofs.freelance", message: expect.stringMatching(/^请上传[^：]+$/) },
    ]);
    const other = proof === "agencyContract" ? "creatorContract" : "agencyContract";
    expect(check({ [proof]: 1, [other]: 1 }).map(({ field }) => field)).toEqual([`proofs.${other}`]);
  });

  it("refuses files for what is not asked for", () => {
    expect(checkDestinationProofs("71", null, { diploma: 1 }, COHORT)).toEqual([
      { field: "proofs.diploma", message: expect.stringContaining("请删除") },
    ]);
  });
});
