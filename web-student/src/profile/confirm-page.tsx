import { useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { useState } from "react";
import { ConfirmMyDataDocument, GraduateViewerDocument } from "../gql/graphql.js";
import { IdentitySwitch } from "../identity/identity-switch.js";
import { useSignOut } from "../session/use-session.js";
import { useViewer } from "../session/viewer.js";
import { Page } from "../ui/page.js";
import { CorrectionHint, ProfileGroups } from "./profile-groups.js";
import { useMyProfile } from "./use-my-profile.js";
import "./confirm-page.css";

/** F-93: before anything else the graduate checks their data. */
export function ConfirmPage() {
  const { cohort, consentDue } = useViewer();
  const [agreed, setAgreed] = useState(false);
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
      {consentDue !== null && <Consent version={consentDue} agreed={agreed} onChange={setAgreed} />}
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
            disabled={!reading.profile || (consentDue !== null && !agreed)}
            onClick={() => void confirmation.send({ consentTo: consentDue })}
          >
            信息确认无误，进入系统
          </Button>
        </div>
      </footer>
    </Page>
  );
}

interface ConsentProps {
  version: number;
  agreed: boolean;
  onChange: (agreed: boolean) => void;
}

/** The privacy notice, asked for on its own and never ticked beforehand. */
function Consent({ version, agreed, onChange }: ConsentProps) {
  return (
    <div className="card">
      <label className="consent">
        <input type="checkbox" checked={agreed} onChange={(event) => onChange(event.target.checked)} />
        我已阅读并同意{PRIVACY_NOTICE}（第 {version} 版）
      </label>
      <p className="faint">
        <a href="/portal/privacy" target="_blank" rel="noreferrer">
          查看{PRIVACY_NOTICE}
        </a>
      </p>
    </div>
  );
}

const PRIVACY_NOTICE = "《个人信息保护说明》";
