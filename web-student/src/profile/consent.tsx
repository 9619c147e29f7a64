import type { RefObject } from "react";
import "./confirm-page.css";

interface ConsentProps {
  version: number;
  agreed: boolean;
  /** What is wrong with it; nothing while it was not missed. */
  problem: string | null | undefined;
  box: RefObject<HTMLInputElement | null>;
  onChange: (agreed: boolean) => void;
}

/** The privacy notice, asked for on its own and never ticked beforehand. */
export function Consent({ version, agreed, problem, box, onChange }: ConsentProps) {
  return (
    <>
      <label className="consent">
        <input
          ref={box}
          type="checkbox"
          checked={agreed}
          aria-invalid={Boolean(problem)}
          onChange={(event) => onChange(event.target.checked)}
        />
        我已阅读并同意{PRIVACY_NOTICE}（第 {version} 版）
      </label>
      {problem && (
        <p className="consent-problem" role="alert">
          {problem}
        </p>
      )}
      <p className="faint">
        <a href="/portal/privacy" target="_blank" rel="noreferrer">
          查看{PRIVACY_NOTICE}
        </a>
      </p>
    </>
  );
}

const PRIVACY_NOTICE = "《个人信息保护说明》";

/** Said beside the box to whoever goes on without it. */
export const CONSENT_MISSING = `请先阅读并勾选同意${PRIVACY_NOTICE}`;
