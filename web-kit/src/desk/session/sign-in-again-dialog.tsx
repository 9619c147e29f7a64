import { Modal } from "antd";
import type { ReactNode } from "react";
import "../desk.css";

interface SignInAgainDialogProps {
  /** That what was typed is kept, and what to do after the sign-in. */
  hint: string;
  /** The desk's sign-in form. */
  children: ReactNode;
}

/** Laid over the page when the session has ended: the page and what was typed on it stay. */
export function SignInAgainDialog({ hint, children }: SignInAgainDialogProps) {
  return (
    <Modal
      open
      title="登录已失效，请重新登录"
      width={420}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      centered
      // Above every dialog that was open when the session ended.
      zIndex={2000}
    >
      <p className="sign-in-hint">{hint}</p>
      {children}
    </Modal>
  );
}
