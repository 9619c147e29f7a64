import { v7 as uuidv7 } from "uuid";
import { expectEqual, Surprise } from "../client/surprise.js";
import { graphql } from "../gql/index.js";
import type { Outcome } from "../people/index.js";
import { agreementOf } from "../people/off-platform.js";
import { puts } from "./in-force.js";
import { followed } from "./journey.js";
import { closesWithItsCohort, everyVerdict, OwnJourney, type Papers } from "./own-journey.js";
import type { Report, Scenario } from "./scenario.js";
import { DEPARTMENT_THEN_SCHOOL, DemoServer, SCHOOL_ONLY, type Sides } from "./sides.js";
import { staffNames, takeSides } from "./stage-hands.js";
import { PAPER_REGISTRATION } from "./states.js";

const ReviewComparison = graphql(`
  query ReviewComparison($id: ID!) {
    reviewPage(recordId: $id) { comparison { changes { label before after } } }
  }
`);

const UNCLEAR = { reasonCategory: "UNCLEAR_MATERIAL", details: "协议书第2页公章模糊，请重新拍摄上传。" };
const MISMATCH = { reasonCategory: "MATERIAL_MISMATCH", details: "单位名称与公章不一致，请核对后重新登记。" };

/** 补登 (F-40…F-42) as its people live it; uses up three graduates of two schools. */
export const paperRegistration: Scenario = {
  name: "paper-registration",
  about: "补登全流程：暂存、缺图片、提交、撤回、两级退回、不通过、放弃、签约完成、校方修改、上报、逾期关闭",
  play: async ({ url, report }) => {
    const server = await DemoServer.at(url);
    await reviewedTwice(server, report);
    await reviewedOnce(server, report);
    await closesWithItsCohort(server, report, paperPapers, (journey) =>
      journey.isReturnedBy("school", UNCLEAR),
    );
  },
};

/** Department, then school; every way a registration can end. */
async function reviewedTwice(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, DEPARTMENT_THEN_SCHOOL, report);
  await nothingWithoutPictures(sides, report);
  await followed(new OwnJourney(sides, paperPapers(sides), staffNames(server), report), async (journey) => {
    await everyVerdict(journey, { wrong: MISMATCH, unclear: UNCLEAR });
    await reviewersCompare(journey, report);
    await journey.isSubmitted("DEPARTMENT_REVIEW");
    await journey.isWithdrawn();
    await journey.isSubmitted("DEPARTMENT_REVIEW");
    await journey.passesDepartment({ takeRegistryData: true });
    await journey.isApproved("SIGNED", "签约完成");
    await journey.isReportedAs("10", sides.who.employer.name);
    await schoolAmends(journey);
  });
}

/** The school alone: the graduate may withdraw while it has not decided (F-12). */
async function reviewedOnce(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, SCHOOL_ONLY, report);
  await followed(new OwnJourney(sides, paperPapers(sides), staffNames(server), report), async (journey) => {
    await journey.isSubmitted("SCHOOL_REVIEW");
    await journey.isWithdrawn();
    await journey.isSubmitted("SCHOOL_REVIEW");
    await journey.isReturnedBy("school", UNCLEAR);
    await journey.isAbandoned();
    await journey.isSubmitted("SCHOOL_REVIEW");
    await journey.isApproved("SIGNED", "签约完成");
    await journey.isReportedAs("10", sides.who.employer.name);
  });
}

/** A paper agreement with the employer, and a picture of it that differs from submission to submission. */
export function paperPapers({ graduate, who }: Sides): Papers {
  const { employer } = who;
  const form = agreementOf(employer, who.graduate);
  return {
    kind: "PAPER_AGREEMENT",
    states: PAPER_REGISTRATION,
    word: "登记",
    named: employer.name,
    saves: (id) => graduate.savesPaper(id, form),
    submits: async (id, version) => {
      const picture = await puts(graduate, id, "AGREEMENT_SCAN", version);
      const penalty = `违约金${version}000元`;
      return await graduate.submitsPaper(id, { ...form, penalty, uploadIds: [picture] });
    },
  };
}

/** F-40: every mistake is named, and nothing is submitted without pictures. */
async function nothingWithoutPictures(sides: Sides, report: Report): Promise<void> {
  const { graduate, who } = sides;
  const form = agreementOf(who.employer, who.graduate);
  const id = uuidv7();
  const bare = await graduate.submitsPaper(id, form);
  expectEqual("未上传图片 without pictures", fieldsOf(bare), ["form.uploadIds"]);
  const wrong = await graduate.submitsPaper(id, {
    ...form,
    uscc: "123",
    contactMobile: "1",
    employerName: " ",
  });
  expectEqual("逐项指出 every mistake is named", fieldsOf(wrong), [
    "form.contactMobile",
    "form.employerName",
    "form.uploadIds",
    "form.uscc",
  ]);
  expectEqual("没有产生记录 nothing was made", await graduate.record(id), null);
  report.step("学生 缺图片、代码错误等被逐项指出  mistakes are named field by field");
}

function fieldsOf({ fields }: Outcome): string[] {
  return (fields ?? []).map(({ field }) => field).sort();
}

/** ＋ What changed since the submission before, field by field (F-14). */
async function reviewersCompare({ sides, id }: OwnJourney, report: Report): Promise<void> {
  const page = await sides.school.line.send(ReviewComparison, { id });
  const changed = page?.comparison?.changes ?? [];
  if (!changed.some(({ after }) => after?.includes("违约金2000元"))) {
    throw new Surprise("与上次提交的比较 comparison of submissions", "违约金2000元", changed);
  }
  report.step("学校 审核页逐项比较两次提交  what changed since the last submission");
}

/** F-35, F-42: three values and nothing else, by the school and never by the department. */
async function schoolAmends(journey: OwnJourney): Promise<void> {
  const { department, school, reader } = journey.sides;
  const values = { natureCode: "20", industryCode: "44", categoryCode: "40" };
  const notTheirs = await department.amendsAgreement(journey.id, values);
  expectEqual("学院不能修改 never a department", notTheirs.__typename, "NotAllowed");
  const readOnly = await reader.amendsAgreement(journey.id, values);
  expectEqual("只读账号不能修改 never read-only", readOnly.code, "READ_ONLY");
  await journey.isAmended(() => school.amendsAgreement(journey.id, values), "学校修改签约信息", [
    "签约信息已修改",
    "职位类别",
  ]);
}
