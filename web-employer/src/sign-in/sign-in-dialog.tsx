import { Modal } from "antd";
import { SignInForm } from "./sign-in-form.js";

/** Laid over the page when the session has ended: the page and what was typed on it stay. */
export function SignInDialog() {
  return (
    <Modal
      open
      title="登录已失效，请重新登录"
      closable={false}
      keyboard={false}
      footer={null}
      width={420}
      centered
    >
      <p className="sign-in-hint">当前页面已填写的内容不会丢失，登录后请再次点击原按钮。</p>
      <SignInForm />
    </Modal>
  );
}
