import { EarlierVerdictsFragmentDoc, SubmissionChangesFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import type { CheckHint } from "./check-hints.js";

type HintedPage = FragmentType<typeof EarlierVerdictsFragmentDoc> &
  FragmentType<typeof SubmissionChangesFragmentDoc>;

export interface StandingOut {
  /** Whether the register told anything that could be compared. */
  isRegistered: boolean;
  differing: number;
  notices: number;
}

/** What stands out about an organisation: what the register says, what changed, what was decided before (F-70, F-73). */
export function organisationHints(
  page: HintedPage,
  { isRegistered, differing, notices }: StandingOut,
): CheckHint[] {
  const changes = readFragment(SubmissionChangesFragmentDoc, page).comparison;
  const rejections = readFragment(EarlierVerdictsFragmentDoc, page).earlierVerdicts.filter(
    ({ reason }) => reason,
  ).length;
  return [
    ...(notices > 0 ? [{ section: "register", text: `${notices} 项需要核实`, tone: "error" } as const] : []),
    ...(isRegistered ? [comparedHint(differing)] : []),
    ...(changes
      ? [{ section: "changes", text: `第 ${changes.submission} 次提交`, tone: "warning" } as const]
      : []),
    ...(rejections > 0
      ? [{ section: "earlier", text: `曾 ${rejections} 次被退回或不通过`, tone: "warning" } as const]
      : []),
  ];
}

function comparedHint(differing: number): CheckHint {
  return differing > 0
    ? { section: "register", text: `与登记信息 ${differing} 项不一致`, tone: "warning" }
    : { section: "register", text: "登记信息无差异", tone: "success" };
}
