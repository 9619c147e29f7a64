import { Button, Modal } from "antd";
import { SignInForm } from "./sign-in-form.js";
import type { Viewer } from "./viewer.js";

interface SignInAgainDialogProps {
  viewer: Viewer;
  onSignedIn(): Promise<void>;
  /** Another account wants to sign in: what stands on the page is given up. */
  onLeave(): void;
}

/** Laid over the page when the session has ended; what was typed below stays. */
export function SignInAgainDialog({ viewer, onSignedIn, onLeave }: SignInAgainDialogProps) {
  return (
    <Modal
      open
      title="登录已失效，请重新登录"
      width={420}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      zIndex={2000}
    >
      <p className="muted dialog-text">本页已填写的内容仍然保留，登录后请再次点击原来的按钮。</p>
      <SignInForm fixedUsername={viewer.username} onSignedIn={onSignedIn} />
      <div className="sign-in-other">
        <Button type="link" size="small" onClick={onLeave}>
          使用其他账号登录（不保留已填写的内容）
        </Button>
      </div>
    </Modal>
  );
}
