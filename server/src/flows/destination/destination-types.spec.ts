import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { DESTINATIONS, neededProofs, proofsFor } from "../../../test/destinations.js";
import {
  aDepartment,
  aGraduate,
  aSchool,
  aStaffAccount,
  newId,
  type TestDepartment,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";
import { COHORT, type FormCase, formCases } from "../../../test/form-cases.js";
import { verdictOn } from "../../../test/signing.js";

/** The registry's code of each type and sub-type for this cohort, by hand from D-03. */
const REPORTED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...["11", "12", "271", "272", "46", "501", "502", "503", "511", "512", "513", "514", "515", "519"],
      ...["76", "801", "802", "803", "85", "71", "90"],
    ].map((code) => [code, code]),
  ),
  "10 PUBLIC_RECRUITMENT": "10",
  "10 MILITARY_POST": "10",
  "10 MEDICAL_RESIDENCY": "10",
  "10 INTERNATIONAL_ORGANISATION": "10",
  "10 WORK_ABROAD": "10",
  "75 COMPANY": "75",
  "75 STUDIO": "75",
  "75 ONLINE": "75",
  "70 701": "701",
  "70 702": "702",
  "70 703": "703",
  "70 704": "704",
  "70 705": "705",
  "72 721": "721",
  "72 722": "722",
};

let on: TestApp;
let department: TestDepartment;
let school: TestStaff;
beforeAll(async () => {
  on = await openTestApp();
  const at = await aSchool(on.platform, { reviewMode: "SCHOOL_ONLY" });
  department = await aDepartment(on.platform, { school: at });
  school = await aStaffAccount(on.platform, { school: at });
});
afterAll(() => on?.close());

const applicantFor = (one: FormCase) =>
  aGraduate(on.platform, {
    department,
    trainingMode: one.form.forCommissioned ? "21" : "1",
    educationLevel: `${one.form.fromStages?.[0] ?? "3"}1`,
  });

/** The least that the form takes. */
function leastOf({ form, subType, fields, good }: FormCase) {
  const mandatory = fields.filter(({ mandatory }) => mandatory);
  return {
    typeCode: form.typeCode,
    subType,
    fields: mandatory.map(({ key }) => ({ key, value: good[key] })),
  };
}

const problemsOf = async (graduate: TestGraduate, id: string, form: object) => {
  const answer = await on.ask(graduate, DESTINATIONS.submit, { id, form });
  return answer.fields?.map(({ field }: { field: string }) => field) ?? [answer.__typename];
};

describe("every type of destination of the catalogue (F-60, F-61, F-92, D-03)", () => {
  it("is in the table of this test", () => {
    const names = formCases.map(({ form, subType }) => [form.typeCode, subType].filter(Boolean).join(" "));
    expect(names.sort()).toEqual(Object.keys(REPORTED).sort());
  });

  it.each(formCases)("$name: the least form is submitted, approved and reported", async (one) => {
    const graduate = await applicantFor(one);
    const id = newId();
    await on.ask(graduate, DESTINATIONS.save, { id, form: {} });
    const uploadIds = await proofsFor(on, id, neededProofs(one.form.typeCode, one.subType, COHORT));
    const form = { ...leastOf(one), uploadIds };
    expect(await on.ask(graduate, DESTINATIONS.submit, { id, form })).toMatchObject({
      __typename: "RecordChanged",
      record: { status: "SCHOOL_REVIEW" },
    });
    expect(await on.ask(school, DESTINATIONS.approve, verdictOn(id))).toMatchObject({
      agreement: { status: "REGISTERED" },
    });
    await on.runOutbox();
    const known = await on.row(
      "select code, employer_name from registry_destination where graduate_id = $1",
      [graduate.id],
    );
    const key = [one.form.typeCode, one.subType].filter(Boolean).join(" ");
    const organisation = form.fields.find((field) => ["employerName", "schoolName"].includes(field.key));
    expect(known).toEqual({ code: REPORTED[key], employer_name: organisation?.value ?? null });
    const { typeCode, subType, typeLabel, values, proofs } = await on.ask(
      graduate,
      DESTINATIONS.destination,
      { id },
    );
    expect([typeCode, subType, typeLabel]).toEqual([one.form.typeCode, one.subType, one.name]);
    expect(values).toEqual(form.fields);
    expect(proofs.map((proof: { id: string }) => proof.id)).toEqual(uploadIds);
  });

  it.each(formCases)("$name: without any mandatory field or proof it is refused", async (one) => {
    const graduate = await applicantFor(one);
    const id = newId();
    await on.ask(graduate, DESTINATIONS.save, { id, form: {} });
    const least = leastOf(one);
    const needed = neededProofs(one.form.typeCode, one.subType, COHORT);
    const uploadIds = await proofsFor(on, id, needed);
    for (const { key } of least.fields) {
      const fields = least.fields.filter((field) => field.key !== key);
      expect(await problemsOf(graduate, id, { ...least, fields, uploadIds })).toEqual([`form.fields.${key}`]);
    }
    for (const [index, key] of needed.entries()) {
      const others = uploadIds.filter((_, place) => place !== index);
      const group = one.form.proofs.find(({ proofs }) => proofs.some((proof) => proof.key === key));
      const missing = group?.rule === "ONE" ? group.key : key;
      expect(await problemsOf(graduate, id, { ...least, uploadIds: others })).toEqual([
        `form.proofs.${missing}`,
      ]);
    }
    if (one.subType !== null) {
      expect(await problemsOf(graduate, id, { ...least, subType: null, uploadIds })).toContain(
        "form.subType",
      );
    }
    const kept = await on.row("select status, submission from record where id = $1", [id]);
    expect(kept).toEqual({ status: "DRAFT", submission: 0 });
  });

  it.each(formCases)("$name is for its own graduates only (F-64)", async ({ form, ...one }) => {
    const other = await aGraduate(on.platform, {
      department,
      trainingMode: form.forCommissioned ? "1" : "41",
    });
    const least = leastOf({ form, ...one });
    expect(await problemsOf(other, newId(), { ...least, uploadIds: [] })).toEqual(["form.typeCode"]);
  });
});
