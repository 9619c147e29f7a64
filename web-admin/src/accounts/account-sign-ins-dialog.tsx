import { Dialog } from "@gd/web-kit/desk";
import { LiveSessions } from "../session/live-sessions.js";
import { SignInHistory } from "../session/sign-in-history.js";
import type { AccountRow } from "./account-documents.js";

interface AccountSignInsDialogProps {
  account: AccountRow;
  mayEnd: boolean;
  onClose(): void;
}

/** 登录情况 of an account in care: where it is signed in now, which can be ended, and its 登录记录. */
export function AccountSignInsDialog({ account, mayEnd, onClose }: AccountSignInsDialogProps) {
  const name = `${account.name}（${account.username}）`;
  return (
    <Dialog open title={`登录情况：${name}`} footer={null} width={640} onCancel={onClose}>
      <section aria-labelledby="account-sessions">
        <h2 id="account-sessions" className="dialog-heading">
          当前登录
        </h2>
        <LiveSessions account={{ id: account.id, name }} mayEnd={mayEnd} />
      </section>
      <section aria-labelledby="account-sign-ins">
        <h2 id="account-sign-ins" className="dialog-heading">
          登录记录
        </h2>
        <SignInHistory accountId={account.id} />
      </section>
    </Dialog>
  );
}
