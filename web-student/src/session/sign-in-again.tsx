import { useEffect, useId, useRef } from "react";
import { SignInForm } from "./sign-in-form.js";
import type { Viewer } from "./viewer.js";
import "./session.css";

interface SignInAgainProps {
  onSignedIn: (viewer: Viewer) => Promise<void>;
  onGiveUp: () => Promise<void>;
}

/** Laid over the page when the session has ended; the page below stays as it was. */
export function SignInAgain({ onSignedIn, onGiveUp }: SignInAgainProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    // Modal: the page below can be seen but not used, and the focus stays inside.
    dialog.current?.showModal?.();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sign-in-again"
      aria-labelledby={title}
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id={title}>登录已失效</h2>
      <p className="faint">请重新登录后继续操作，当前页面内容将保留。</p>
      <SignInForm onSignedIn={onSignedIn} />
      <button type="button" className="text-button" onClick={() => void onGiveUp()}>
        退出登录
      </button>
    </dialog>
  );
}
