import { PortalFooter } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { useNavigate } from "react-router";
import { IdentitySwitch } from "../identity/identity-switch.js";
import { useSignOut } from "../session/use-session.js";
import { Page } from "../ui/page.js";
import { ask } from "../ui/tell.js";
import { CorrectionHint, ProfileGroups } from "./profile-groups.js";
import { useMyProfile } from "./use-my-profile.js";

/** 我的：the graduate's own data, and the way out. */
export default function MePage() {
  const reading = useMyProfile();
  const { signOut, leaving } = useSignOut();
  const navigate = useNavigate();
  const askToLeave = async () => {
    if (await ask({ content: "确定退出登录吗？", confirmText: "退出登录" })) await signOut();
  };
  return (
    <Page title="我的信息">
      <IdentitySwitch />
      <ProfileGroups {...reading} />
      {reading.profile && <CorrectionHint />}
      <div className="leave">
        <Button block size="large" onClick={() => void navigate("/card")}>
          签约二维码
        </Button>
        <Button block size="large" onClick={() => void navigate("/faq")}>
          常见问题与学校联系方式
        </Button>
        <Button block size="large" onClick={() => void navigate("/me/password")}>
          修改密码
        </Button>
        <Button block size="large" onClick={() => void navigate("/me/contact")}>
          更换手机号码或邮箱
        </Button>
        <Button block size="large" loading={leaving} onClick={() => void askToLeave()}>
          退出登录
        </Button>
      </div>
      <PortalFooter />
    </Page>
  );
}
