import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form } from "antd";
import { SetStaffRightsDocument } from "../gql/graphql.js";
import type { Viewer } from "../session/viewer.js";
import type { AccountRow } from "./account-documents.js";
import { nameOfPath, RightsFields, type RightsValues } from "./rights-fields.js";

interface RightsDialogProps {
  viewer: Viewer;
  account: AccountRow;
  /** `warning`: who waits for nobody now, null when nobody does; absent when nothing was changed. */
  onClose(done?: { warning: string | null }): void;
}

/** 修改权限 (P-02, P-03); the account is signed out and signs in again with its new rights. */
export function RightsDialog({ viewer, account, onClose }: RightsDialogProps) {
  const [form] = Form.useForm<RightsValues>();
  const setting = useFormAct(SetStaffRightsDocument, form, {
    nameOf: nameOfPath,
    after: ({ warning }) => onClose({ warning: warning ?? null }),
  });
  const present: RightsValues = {
    rights: {
      employment: account.employmentRight,
      archive: account.archiveRight,
      household: account.householdRight,
    },
    levelScope: account.levelScope,
  };
  return (
    <FormDialog
      title={`修改权限：${account.name}（${account.username}）`}
      width={560}
      okText="确认修改"
      form={form}
      problem={setting.problem}
      running={setting.running}
      initialValues={present}
      onSubmit={({ rights, levelScope }) => setting.send({ id: account.id, rights, levelScope })}
      onClose={() => onClose()}
    >
      <p className="muted dialog-text">
        读写：可查看、下载、新增、修改、删除和审核；只读：可查看和下载；无权限：不能进入该模块。修改后，该账号需重新登录。
      </p>
      <RightsFields viewer={viewer} role={account.role} present={present} />
    </FormDialog>
  );
}
