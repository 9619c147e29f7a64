import { useViewer } from "../app/session.js";
import { usePageTitle } from "../app/usePageTitle.js";
import { NotInvitingNotice } from "../feedback/NotInvitingNotice.js";
import { PageHeader } from "../feedback/PageHeader.js";
import { AwaitingMyAnswer } from "./AwaitingMyAnswer.js";
import { Counts } from "./Counts.js";
import { FailedAgreements } from "./FailedAgreements.js";
import { LapsingInvitations } from "./LapsingInvitations.js";

/** 工作台: how things stand, which invitations are about to lapse, what may be tried again. Live. */
export function WorkbenchPage() {
  usePageTitle("工作台");
  const { employerName } = useViewer();
  return (
    <>
      <PageHeader title="工作台" about={employerName} />
      <NotInvitingNotice />
      <Counts />
      <AwaitingMyAnswer />
      <div className="workbench">
        <LapsingInvitations />
        <FailedAgreements />
      </div>
    </>
  );
}
