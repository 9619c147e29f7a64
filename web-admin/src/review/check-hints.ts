import {
  EarlierVerdictsFragmentDoc,
  RegistrySectionFragmentDoc,
  StudentSectionFragmentDoc,
  SubmissionChangesFragmentDoc,
  VoidedSectionFragmentDoc,
  WarningsSectionFragmentDoc,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import type { ReviewedPage } from "./review-documents.js";
import type { BusinessStatusReading } from "./use-business-status.js";

/** What the reviewer should look at. `section`: id of the part of the page that it is about. */
export interface CheckHint {
  section: string;
  text: string;
  tone: "success" | "warning" | "error" | "default";
}

/** What the server says of it: beside what it is about, which is the record itself. */
function noticesOf({ notices }: ReviewedPage): CheckHint[] {
  return notices.map((text) => ({ section: "employer", text, tone: "warning" }));
}

/** What stands out on the page, for the panel beside it. */
export function checkHints(page: ReviewedPage): CheckHint[] {
  const differing = readFragment(StudentSectionFragmentDoc, page).studentFields.filter(
    ({ differs }) => differs,
  ).length;
  const { registryDestination } = readFragment(RegistrySectionFragmentDoc, page);
  const rejections = readFragment(EarlierVerdictsFragmentDoc, page).earlierVerdicts.filter(
    ({ reason }) => reason,
  ).length;
  const changes = readFragment(SubmissionChangesFragmentDoc, page).comparison;
  const voided = readFragment(VoidedSectionFragmentDoc, page).voidedDestinations.length;
  const warned = readFragment(WarningsSectionFragmentDoc, page).employerWarnings?.schools ?? 0;
  return [
    ...noticesOf(page),
    ...(warned > 0 ? [{ section: "warnings", text: "单位有预警信息", tone: "error" } as const] : []),
    ...(changes
      ? [{ section: "changes", text: `第 ${changes.submission} 次提交`, tone: "warning" } as const]
      : []),
    differing > 0
      ? { section: "student", text: `学生信息 ${differing} 项不一致`, tone: "warning" }
      : { section: "student", text: "学生信息一致", tone: "success" },
    {
      section: "registry",
      text: registryDestination ? `已报送：${registryDestination.label}` : "尚无已报送信息",
      tone: "default",
    },
    ...(voided > 0
      ? [{ section: "voided", text: `该生曾 ${voided} 次作废去向`, tone: "warning" } as const]
      : []),
    ...(rejections > 0
      ? [{ section: "earlier", text: `该生曾 ${rejections} 次被退回或不通过`, tone: "warning" } as const]
      : []),
  ];
}

/** Beside the verdict, since the employer's section may be out of view (F-80). */
export function employerHints({ answer }: BusinessStatusReading): CheckHint[] {
  if (answer?.__typename !== "BusinessStatusKnown" || answer.inBusiness) return [];
  return [{ section: "employer", text: `单位登记状态：${answer.status}`, tone: "error" }];
}
