import { SignInAgainDialog } from "@gd/web-kit/desk";
import { Button } from "antd";
import { useSession, useViewer } from "./session.js";
import { openSignIn, StaffSignIn } from "./sign-in-form.js";

/** Laid over the page when the session has ended; another account gives up what stands on the page. */
export function StaffSignInAgain() {
  const { username } = useViewer();
  const { giveUp } = useSession();
  const asAnother = async () => {
    await giveUp();
    openSignIn();
  };
  return (
    <SignInAgainDialog hint="本页已填写的内容仍然保留，登录后请再次点击原来的按钮。">
      <StaffSignIn only={username} />
      <div className="sign-in-other">
        <Button type="link" size="small" onClick={() => void asAnother()}>
          使用其他账号登录（不保留已填写的内容）
        </Button>
      </div>
    </SignInAgainDialog>
  );
}
