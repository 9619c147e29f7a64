import { extractPdfText } from "../client/pdf-text.js";
import { eventually, expectContains, expectEqual, expectThere } from "../client/surprise.js";
import type { InvitationJourney } from "./invitation-journey.js";

/** The 就业协议书 for all four sides, and for nobody else (D-05, P-07). */
export async function everySideDownloads(
  journey: InvitationJourney,
  number: string,
  agreementType: "TWO_PARTY" | "THREE_PARTY",
): Promise<void> {
  const { sides, id, timeline, report } = journey;
  const { graduate, employer, department, school, strangers } = sides;
  await eventually(async () => {
    const agreement = await graduate.agreement(id);
    expectEqual("协议书生成 document made", agreement?.documentPending, false);
    expectThere("协议书 document", agreement?.document);
  }, 30_000);
  for (const [side, person] of Object.entries({ graduate, employer, department, school })) {
    const { status, type, bytes } = await person.line.download(id);
    expectEqual(`${side} 下载 PDF download`, [status, type], [200, "application/pdf"]);
    const text = await extractPdfText(bytes);
    expectContains(
      `${side} PDF 内容 text`,
      text,
      [
        number,
        sides.who.graduate.name,
        sides.who.graduate.idNumber,
        sides.who.employer.name,
        sides.who.employer.uscc,
        sides.who.schoolName,
        agreementType === "TWO_PARTY" ? "两方协议" : "三方协议",
        // Where two parties sign, the school's step is called 鉴证 on paper.
        ...timeline.map((title) =>
          agreementType === "TWO_PARTY" ? title.replaceAll("审核", "鉴证") : title,
        ),
      ].map((part) => part.replace(/\s/gu, "")),
    );
  }
  for (const [who, person] of Object.entries(strangers)) {
    expectEqual(`其他人下载 ${who}`, (await person.line.download(id)).status, 404);
  }
  report.step(`四方下载就业协议书，编号 ${number}；无关人员 404  PDF for all four sides, for nobody else`);
}

/** F-92: the registry holds what was signed. */
export async function isReported(journey: InvitationJourney, number: string): Promise<void> {
  const { name, uscc } = journey.sides.who.employer;
  await journey.registryShows({ code: "10", employerName: name, uscc, agreementNumber: number });
  journey.report.step("就业管理系统 已收到毕业去向  destination reported to the registry");
}
