import { query, sql } from "../../database/sql.js";
import {
  type RecordSubject,
  reasonSentence,
  reviewerOf,
  reviewIn,
  tellBothSides,
  tellEmployer,
  tellGraduate,
} from "../../records/index.js";
import type { RecordKind } from "../../words/record-words.js";
import type { Moment } from "../../workflow/index.js";
import type { TerminationMoment } from "./termination-subject.js";

/* Who is told of requests and results (F-94): the employer wherever the agreement has one on the platform. */

const withEmployer = ({ subject }: TerminationMoment): string => `与「${subject.record.counterpart ?? ""}」`;
/** What the graduate signed online, or outside of the platform: the department or school decides. */
const isOnline = (kind: RecordKind): boolean => kind === "ONLINE_TERMINATION";

/** As the agreement names them, also where the roster calls them otherwise by now: so the employer knows them. */
async function graduateOf({ em, subject }: Moment<RecordSubject, object>): Promise<string> {
  const [row] = await query<{ name: string }>(
    em,
    sql`select graduate_name as name from agreement where record_id = ${subject.record.endsRecordId}`,
    { name: "graduate-of-termination" },
  );
  return row?.name ?? subject.graduate.name;
}

/** The other side of an online agreement has something to answer. */
export async function tellAboutAsking(moment: Moment<RecordSubject, object>): Promise<void> {
  const { record } = moment.subject;
  if (!isOnline(record.kind)) return;
  if (moment.actor.role === "GRADUATE") {
    await tellEmployer(
      moment,
      "收到解约申请",
      `${await graduateOf(moment)}向您单位发起了解约申请，请查看解约原因，并选择同意或拒绝。`,
    );
  } else {
    await tellGraduate(
      moment,
      "收到解约申请",
      `「${record.counterpart ?? ""}」向您发起了解约申请，请查看解约原因，并选择同意或拒绝。`,
    );
  }
}

/** To the side that asked: agreed, the review is next. */
export async function tellAboutAccepting(moment: TerminationMoment): Promise<void> {
  const review = reviewIn(moment);
  const { record, termination } = moment.subject;
  const reviewer = record.status === "TERMINATION_DEPARTMENT_REVIEW" ? "学院" : "学校";
  if (termination.askedBy === "GRADUATE") {
    await tellGraduate(
      moment,
      "单位已同意解约",
      `「${record.counterpart ?? ""}」已同意您的解约申请，等待${reviewer}${review}。`,
    );
  } else {
    await tellEmployer(
      moment,
      "学生已同意解约",
      `${await graduateOf(moment)}已同意您单位的解约申请，等待${reviewer}${review}。`,
    );
  }
}

/** To the side that asked: refused with a reason, the agreement stands (F-50). */
export async function tellAboutRefusing(moment: TerminationMoment): Promise<void> {
  const { record, termination } = moment.subject;
  const reason = `原因：${(moment.input.refusal ?? "").replace(/[。.\s]+$/u, "")}。`;
  if (termination.askedBy === "GRADUATE") {
    await tellGraduate(
      moment,
      "单位拒绝解约",
      `「${record.counterpart ?? ""}」拒绝了您的解约申请，就业协议继续有效。${reason}`,
    );
  } else {
    await tellEmployer(
      moment,
      "学生拒绝解约",
      `${await graduateOf(moment)}拒绝了您单位的解约申请，就业协议继续有效。${reason}`,
    );
  }
}

/** To the other side of an online agreement: nothing to answer any more. */
export async function tellAboutTakingBack(moment: TerminationMoment): Promise<void> {
  const { record, termination } = moment.subject;
  if (!isOnline(record.kind)) return;
  if (termination.askedBy === "GRADUATE") {
    await tellEmployer(
      moment,
      "解约申请已撤回",
      `${await graduateOf(moment)}已撤回解约申请，就业协议继续有效。`,
    );
  } else {
    await tellGraduate(
      moment,
      "解约申请已撤回",
      `「${record.counterpart ?? ""}」已撤回解约申请，就业协议继续有效。`,
    );
  }
}

export async function tellAboutPassingOn(moment: TerminationMoment): Promise<void> {
  const review = reviewIn(moment);
  const reviewer = reviewerOf(moment);
  const what = `的解约申请已通过${reviewer}${review}，等待学校${review}。`;
  await tellBoth(moment, `${reviewer}解约${review}通过`, what);
}

/** F-57: over for both, and what the graduate may do now. */
export async function tellAboutDone(moment: TerminationMoment): Promise<void> {
  const review = reviewIn(moment);
  const alone = moment.subject.termination.ending === "UNILATERAL" ? "，按学生单方面解约办理" : "";
  const passed = `的解约申请已通过学校${review}${alone}`;
  await tellGraduate(
    moment,
    "解约完成",
    `您${withEmployer(moment)}${passed}，就业协议解除。您可重新签约或登记毕业去向。`,
  );
  await tellEmployer(moment, "解约完成", `与${await graduateOf(moment)}${passed}，就业协议解除。`);
}

/** F-52: both sides, in so many words. */
export async function tellAboutForcing(moment: TerminationMoment): Promise<void> {
  await tellGraduate(
    moment,
    "学校强制解约",
    `用人单位未应约，学校已强制解除您${withEmployer(moment)}的就业协议。您可重新签约或登记毕业去向。如有疑问，请联系学校就业部门。`,
  );
  await tellEmployer(
    moment,
    "学校强制解约",
    `您单位未对${await graduateOf(moment)}的解约申请应约，学校已强制解除您单位与${await graduateOf(moment)}的就业协议。如有疑问，请联系学校就业部门。`,
  );
}

export async function tellAboutReturn(moment: TerminationMoment): Promise<void> {
  const reviewer = reviewerOf(moment);
  await tellGraduate(
    moment,
    `解约申请被${reviewer}退回`,
    `您${withEmployer(moment)}的解约申请被${reviewer}退回修改。${reasonSentence(moment)}请修改后重新提交。`,
  );
}

export async function tellAboutRejection(moment: TerminationMoment): Promise<void> {
  const review = reviewIn(moment);
  const reviewer = reviewerOf(moment);
  await tellBoth(
    moment,
    `${reviewer}解约${review}不通过`,
    `的解约申请未通过${reviewer}${review}，解约失败，就业协议继续有效。${reasonSentence(moment)}`,
  );
}

export async function tellAboutClosing(moment: TerminationMoment): Promise<void> {
  const { cohort } = moment.subject.record;
  await tellBoth(moment, "解约失败", `的解约申请未在${cohort}届签约截止前办结，解约失败，就业协议继续有效。`);
}

/** One sentence for both: 您与「…」…, 与张三…. */
async function tellBoth(moment: TerminationMoment, title: string, what: string): Promise<void> {
  await tellBothSides(moment, title, {
    graduate: `您${withEmployer(moment)}${what}`,
    employer: `与${await graduateOf(moment)}${what}`,
  });
}
