import { usePageTitle } from "@gd/web-kit/desk";
import { PageHeader } from "../parts/page-header.js";
import { NotInvitingNotice } from "../session/not-inviting-notice.js";
import { useViewer } from "../session/session.js";
import { AwaitingMyAnswer } from "./awaiting-my-answer.js";
import { Counts } from "./counts.js";
import { FailedAgreements } from "./failed-agreements.js";
import { FirstSteps } from "./first-steps.js";
import { LapsingInvitations } from "./lapsing-invitations.js";
import { Week } from "./week.js";

/** 工作台: how things stand, which invitations are about to lapse, what may be tried again. Live. */
export function WorkbenchPage() {
  usePageTitle("工作台");
  const { employerName } = useViewer();
  return (
    <>
      <PageHeader title="工作台" about={employerName} />
      <NotInvitingNotice />
      <FirstSteps />
      <Counts />
      <AwaitingMyAnswer />
      <div className="workbench">
        <LapsingInvitations />
        <FailedAgreements />
      </div>
      <Week />
    </>
  );
}
