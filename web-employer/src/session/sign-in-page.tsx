import { PortalFooter, platformName } from "@gd/web-kit";
import { usePageTitle } from "@gd/web-kit/desk";
import { EmployerSignIn } from "./sign-in-form.js";

/** Sign-in at whatever address was asked for; that page follows. */
export function SignInPage() {
  usePageTitle("用户登录");
  return (
    <main className="sign-in">
      <header className="sign-in-header">
        <span className="shell-brand-name">{platformName}</span>
        <span className="shell-brand-side">用人单位</span>
      </header>
      <section className="sign-in-body">
        <div className="sign-in-about">
          <h1>用人单位线上签约</h1>
          <p>通过平台向高校毕业生发起签约邀请，经毕业生同意、学校（院系）审核通过后，完成签约。</p>
          <ol>
            <li>
              <b>查询学生</b>
              <span>准确输入姓名、证件号码和毕业院校，将学生加入收藏夹</span>
            </li>
            <li>
              <b>发起邀请</b>
              <span>填写签约邀请函，约定应约有效期</span>
            </li>
            <li>
              <b>学生应约</b>
              <span>毕业生在应约截止时间前接受或拒绝</span>
            </li>
            <li>
              <b>学校（院系）审核</b>
              <span>审核通过后签约完成，可预览、下载就业协议书</span>
            </li>
          </ol>
        </div>
        <div className="sign-in-card">
          <h2>单位用户登录</h2>
          <EmployerSignIn />
        </div>
      </section>
      <PortalFooter />
    </main>
  );
}
