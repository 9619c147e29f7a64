import { ChangePasswordForm, Dialog } from "@gd/web-kit/desk";

/** 修改密码 (P-12). */
export function ChangePasswordDialog({ close }: { close: () => void }) {
  return (
    <Dialog open title="修改密码" footer={null} width={420} mask={{ closable: false }} onCancel={close}>
      <ChangePasswordForm after={close} />
    </Dialog>
  );
}
