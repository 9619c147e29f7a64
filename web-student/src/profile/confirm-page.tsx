import { useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { ConfirmMyDataDocument, GraduateViewerDocument } from "../gql/graphql.js";
import { IdentitySwitch } from "../identity/identity-switch.js";
import { useSignOut } from "../session/use-session.js";
import { useViewer } from "../session/viewer.js";
import { Page } from "../ui/page.js";
import { CorrectionHint, ProfileGroups } from "./profile-groups.js";
import { useMyProfile } from "./use-my-profile.js";

/** F-93: before anything else the graduate checks their data. */
export function ConfirmPage() {
  const { cohort } = useViewer();
  const reading = useMyProfile();
  const { signOut, leaving } = useSignOut();
  const confirmation = useAct(ConfirmMyDataDocument, { refetch: [GraduateViewerDocument] });
  return (
    <Page title="信息确认">
      <p className="lead">
        请仔细核对您的 {cohort} 届毕业生信息。信息有误可能影响后续签约，请确认无误后再进入系统。
      </p>
      <IdentitySwitch />
      <ProfileGroups {...reading} />
      {reading.profile && <CorrectionHint />}
      <footer className="action-bar">
        <div className="action-buttons">
          <Button size="large" onClick={() => void signOut()} loading={leaving}>
            退出
          </Button>
          <Button
            size="large"
            color="primary"
            className="grow"
            loading={confirmation.running}
            disabled={!reading.profile}
            onClick={() => void confirmation.send({})}
          >
            信息确认无误，进入系统
          </Button>
        </div>
      </footer>
    </Page>
  );
}
