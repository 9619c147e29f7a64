import { ChangePasswordForm } from "@gd/web-kit/desk";
import { Modal } from "antd";

/** 修改密码 (P-12). */
export function ChangePasswordDialog({ close }: { close: () => void }) {
  return (
    <Modal open title="修改密码" footer={null} width={420} mask={{ closable: false }} onCancel={close}>
      <ChangePasswordForm after={close} />
    </Modal>
  );
}
