import { useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type RefObject, useRef, useState } from "react";
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
        <Consent
          version={consentDue}
          agreed={agreed}
          problem={unagreed && !agreed}
          box={consent}
          onChange={setAgreed}
        />
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

interface ConsentProps {
  version: number;
  agreed: boolean;
  /** Confirmed without it. */
  problem: boolean;
  box: RefObject<HTMLInputElement | null>;
  onChange: (agreed: boolean) => void;
}

/** The privacy notice, asked for on its own and never ticked beforehand. */
function Consent({ version, agreed, problem, box, onChange }: ConsentProps) {
  return (
    <div className="card">
      <label className="consent">
        <input
          ref={box}
          type="checkbox"
          checked={agreed}
          aria-invalid={problem}
          onChange={(event) => onChange(event.target.checked)}
        />
        我已阅读并同意{PRIVACY_NOTICE}（第 {version} 版）
      </label>
      {problem && (
        <p className="consent-problem" role="alert">
          请先阅读并勾选同意{PRIVACY_NOTICE}，再进入系统
        </p>
      )}
      <p className="faint">
        <a href="/portal/privacy" target="_blank" rel="noreferrer">
          查看{PRIVACY_NOTICE}
        </a>
      </p>
    </div>
  );
}

const PRIVACY_NOTICE = "《个人信息保护说明》";
