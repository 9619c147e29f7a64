import { useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { useRef, useState } from "react";
import { ConfirmMyDataDocument, GraduateViewerDocument } from "../gql/graphql.js";
import { IdentitySwitch } from "../identity/identity-switch.js";
import { useSignOut } from "../session/use-session.js";
import { useViewer } from "../session/viewer.js";
import { Page } from "../ui/page.js";
import { CONSENT_MISSING, Consent } from "./consent.js";
import { CorrectionHint, ProfileGroups } from "./profile-groups.js";
import { useMyProfile } from "./use-my-profile.js";
import "./confirm-page.css";

/** F-93: before anything else the graduate checks their data. */
export function ConfirmPage() {
  const { cohort, consentDue } = useViewer();
  const [agreed, setAgreed] = useState(false);
  const [unagreed, setUnagreed] = useState(false);
  const consent = useRef<HTMLInputElement>(null);
  const reading = useMyProfile();
  const { signOut, leaving } = useSignOut();
  const confirmation = useAct(ConfirmMyDataDocument, { refetch: [GraduateViewerDocument] });
  const confirm = () => {
    const missing = consentDue !== null && !agreed;
    setUnagreed(missing);
    // The tick stands below everything that is to be checked: whoever misses it is led there.
    if (missing) consent.current?.focus();
    else void confirmation.send({ consentTo: consentDue });
  };
  return (
    <Page title="信息确认">
      <p className="lead">
        请仔细核对您的 {cohort}届毕业生信息。信息有误可能影响后续签约，请确认无误后再进入系统。
      </p>
      <IdentitySwitch />
      <ProfileGroups {...reading} />
      {reading.profile && <CorrectionHint />}
      {consentDue !== null && (
        <div className="card">
          <Consent
            version={consentDue}
            agreed={agreed}
            problem={unagreed && !agreed ? `${CONSENT_MISSING}，再进入系统` : null}
            box={consent}
            onChange={setAgreed}
          />
        </div>
      )}
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
            onClick={confirm}
          >
            信息确认无误，进入系统
          </Button>
        </div>
      </footer>
    </Page>
  );
}
