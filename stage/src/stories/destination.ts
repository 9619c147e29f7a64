import { randomInt } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { expectEqual, expectThere, Surprise } from "../client/surprise.js";
import { graphql } from "../gql/index.js";
import { commissionedLeftFree } from "../history/allotment.js";
import { filledDestination } from "../people/fill-destination.js";
import { Graduate, isDone, Reviewer } from "../people/index.js";
import { destinationPapers, handsIn } from "./destination-papers.js";
import { AWAITING_EMPLOYMENT, followed, hasMessage, registryShows } from "./journey.js";
import { closesWithItsCohort, everyVerdict, OwnJourney, type Papers } from "./own-journey.js";
import type { Report, Scenario } from "./scenario.js";
import { DEPARTMENT_THEN_SCHOOL, DemoServer, SCHOOL_ONLY, type Sides } from "./sides.js";
import { letTimePass, staffNames, takeSides } from "./stage-hands.js";

const DestinationChanges = graphql(`
  query DestinationChanges($id: ID!) {
    record(id: $id) { ... on Destination { changes { changes { label before after } } } }
  }
`);

const VoidedDestinations = graphql(`
  query VoidedDestinations($filter: VoidedDestinationFilter!) {
    voidedDestinations(filter: $filter, first: 50) { rows { recordId } }
  }
`);

const UNCLEAR = { reasonCategory: "UNCLEAR_MATERIAL", details: "录取通知书未拍全，请重新上传。" };
const WRONG_TYPE = { reasonCategory: "DESTINATION_TYPE", details: "您提供的是聘用合同，请改选去向类型。" };
const SCHOOL_NAME = "江东示例理工大学";

/** 定向/委培毕业去向补充登记 (F-64). */
const COMMISSIONED = "90";
/** Spec 2 §3: these are counted by their sub-types, everything else by its type. */
const COUNTED_BY_SUB_TYPE = ["70", "72"];

/** 其他去向 (F-60…F-64) as its people live it; uses up three graduates of two schools, and one 定向. */
export const destinationScenario: Scenario = {
  name: "destination",
  about:
    "其他去向全流程：暂存、提交、撤回、退回、不通过、放弃、修改去向、作废；目录中的每一种类型；定向委培；逾期关闭",
  play: async ({ url, report }) => {
    const server = await DemoServer.at(url);
    await everyEnding(server, report);
    await everyType(server, report);
    await commissionedGraduate(server, report);
    await closesWithItsCohort(server, report, studyOf, (journey) => journey.isWithdrawn());
  },
};

/** Department, then school; every way a registration can end. */
async function everyEnding(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, DEPARTMENT_THEN_SCHOOL, report);
  const journeyOf = (papers: Papers) => new OwnJourney(sides, papers, staffNames(server), report);
  const study = journeyOf(studyOf(sides));
  await nothingWithoutProof(sides, report);
  await followed(study, async () => {
    await everyVerdict(study, { wrong: WRONG_TYPE, unclear: UNCLEAR });
    await study.isSubmitted("DEPARTMENT_REVIEW");
    await study.passesDepartment({ takeRegistryData: true });
    await study.isApproved("REGISTERED", "去向审核通过");
    await study.isReportedAs("801", SCHOOL_NAME);
    await letTimePass(server);
    await study.isVoided();
    await study.isReportedAs("70", null);
    await voidedIsListed(study, true);
  });
  await followed(journeyOf(destinationPapers(sides.graduate, "求职中", "70", "701")), async (changed) => {
    await changed.isSubmitted("DEPARTMENT_REVIEW");
    await voidedIsListed(study, false);
    await changed.passesDepartment();
    await isChangedByTheSchool(changed);
  });
}

const studyOf = ({ graduate }: Sides): Papers => destinationPapers(graduate, SCHOOL_NAME, "801");

/** F-60: a type that must be proved is not submitted without its proof, nor with a field missing. */
async function nothingWithoutProof({ graduate }: Sides, report: Report): Promise<void> {
  const { form } = await filledDestination(graduate, "801");
  const id = uuidv7();
  const bare = await graduate.submitsDestination(id, form);
  expectEqual("没有证明材料 without its proof", bare.__typename, "InvalidInput");
  const empty = await graduate.submitsDestination(id, { ...form, fields: [] });
  expectEqual("没有填写 with nothing filled in", empty.__typename, "InvalidInput");
  const foreign = await graduate.submitsDestination(id, { ...form, typeCode: COMMISSIONED });
  expectEqual("定向委培类型 a type that is not theirs (F-64)", foreign.__typename, "InvalidInput");
  expectEqual("没有产生记录 nothing was made", await graduate.record(id), null);
  report.step(
    "学生 缺材料、缺字段、不可用的类型被拒绝  nothing without proof, fields and a type of one's own",
  );
}

/** F-62: with the graduate's agreement, complete and proved; the graduate sees before and after. */
async function isChangedByTheSchool(journey: OwnJourney): Promise<void> {
  const { school, graduate } = journey.sides;
  const change = { agreedWithGraduate: true, typeCode: "71", subType: null, fields: [] };
  const unasked = await school.approves(journey.id, 1, { changes: { ...change, agreedWithGraduate: false } });
  expectEqual(
    "未与学生沟通 without the graduate's agreement",
    unasked.fields?.[0]?.field,
    "changes.agreedWithGraduate",
  );
  const { form } = await filledDestination(graduate, "801");
  const unproved = await school.approves(journey.id, 1, {
    changes: { ...change, typeCode: "801", fields: form.fields },
  });
  expectEqual("缺少新类型的材料 without proof of the new type", unproved.code, "PROOF_MISSING");
  await journey.isApproved("REGISTERED", "去向审核通过", { changes: change }, "不就业拟升学");
  const record = await graduate.line.send(DestinationChanges, { id: journey.id });
  const after = record?.changes?.flatMap(({ changes }) => changes.map((each) => each.after)) ?? [];
  if (!after.some((value) => value?.includes("不就业拟升学"))) {
    throw new Surprise("修改前后对照 before and after", "不就业拟升学", after);
  }
  await hasMessage(graduate, journey.id, ["去向登记信息已修改", "学校"]);
  await journey.isReportedAs("71", null);
  journey.report.step("学校 与学生沟通后修改去向，学生可见前后对照  changed with the approval (F-62)");
}

/** 作废信息管理: until the graduate submits something new (F-63). */
async function voidedIsListed({ sides, id, report }: OwnJourney, listed: boolean): Promise<void> {
  const filter = { name: sides.who.graduate.name };
  const page = await sides.school.line.send(VoidedDestinations, { filter });
  const found = page.rows.some((row) => row.recordId === id);
  expectEqual("作废信息管理 the list of voided destinations", found, listed);
  report.step(
    listed ? "学校 作废信息管理可见  listed as voided" : "学校 重新提交后不再列出  no longer listed",
  );
}

/** Every type of the catalogue with each of its sub-types: filled in, proved, approved, reported, voided. */
async function everyType(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, SCHOOL_ONLY, report);
  const { graduate } = sides;
  const types = await graduate.destinationTypes();
  expectEqual(
    "定向委培类型不可见 not for everybody (F-64)",
    types.some(({ code }) => code === COMMISSIONED),
    false,
  );
  for (const { code, label, subTypes } of types) {
    const each = subTypes.length > 0 ? subTypes : [{ code: null, label: "" }];
    for (const sub of each) {
      const id = uuidv7();
      await isRegistered(sides, id, code, sub.code);
      const voided = await graduate.voids(id);
      expectEqual("作废 voided", voided.record?.status, "VOIDED");
      await registryShows(sides, id, AWAITING_EMPLOYMENT);
      report.step(
        `${code} ${label}${sub.label && ` · ${sub.label}`}：提交、审核、上报、作废  registered and voided`,
      );
    }
  }
}

async function isRegistered(
  sides: Sides,
  id: string,
  typeCode: string,
  subType: string | null,
): Promise<void> {
  const { graduate, school } = sides;
  const filled = await filledDestination(graduate, typeCode, subType);
  const what = `${typeCode} ${subType ?? ""}`;
  expectEqual(`暂存 ${what}`, (await graduate.savesDestination(id, filled.form)).__typename, "DraftSaved");
  const submitted = await handsIn(graduate, id, filled);
  expectEqual(
    `提交 ${what} ${JSON.stringify(submitted.fields ?? submitted.message)}`,
    isDone(submitted),
    true,
  );
  expectEqual(`学校批准 ${what}`, isDone(await school.approves(id)), true);
  const seen = await school.record(id);
  expectEqual(`审核通过 ${what}`, seen?.status, "REGISTERED");
  const written = (key: string) => filled.form.fields.find((field) => field.key === key)?.value;
  const code = COUNTED_BY_SUB_TYPE.includes(typeCode) ? (subType ?? typeCode) : typeCode;
  const employerName = written("employerName") ?? written("schoolName") ?? null;
  await registryShows(sides, id, { code, employerName });
}

/** F-64: 培养方式 21 and 41 have one type of their own, and nothing else. */
async function commissionedGraduate(server: DemoServer, report: Report): Promise<void> {
  const found = await freeCommissioned(server);
  if (!found) {
    report.skipped("定向委培登记 a commissioned graduate", "演示国家中的定向毕业生已用完 used up");
    return;
  }
  const { graduate, school } = found;
  const types = await graduate.destinationTypes();
  expectEqual(
    "只能使用一种类型 one type only",
    types.map(({ code }) => code),
    [COMMISSIONED],
  );
  const entries = await graduate.entries();
  const open = entries.filter(({ allowed }) => allowed).map(({ kind }) => kind);
  expectEqual("首页入口 entries", open, ["DESTINATION"]);
  const id = uuidv7();
  const filled = await filledDestination(graduate, COMMISSIONED);
  await graduate.savesDestination(id, filled.form);
  expectEqual("定向委培提交 submitted", isDone(await handsIn(graduate, id, filled)), true);
  expectEqual("学校批准 approved", isDone(await school.approves(id)), true);
  expectEqual("去向审核通过 registered", (await graduate.record(id))?.status, "REGISTERED");
  await hasMessage(graduate, id, ["去向审核通过"]);
  report.step("定向毕业生 只见一种类型，登记并审核通过  the one type of those who may not sign (F-64)");
}

async function freeCommissioned(server: DemoServer) {
  const candidates = commissionedLeftFree(server.country, SCHOOL_ONLY);
  while (candidates.length > 0) {
    const [person] = candidates.splice(randomInt(candidates.length), 1);
    if (person?.level !== "UNDERGRADUATE") continue;
    const graduate = new Graduate(await server.line("student", person.mobile));
    if ((await graduate.home()).length > 0) continue;
    const school = expectThere(
      "学校 school",
      server.country.schools.find(({ code }) => code === person.schoolCode),
    );
    return { graduate, school: new Reviewer(await server.line("admin", school.slug)) };
  }
  return null;
}
