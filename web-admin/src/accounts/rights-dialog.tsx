import { useMutation } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { Alert, Form, Modal } from "antd";
import { useState } from "react";
import type { Viewer } from "../session/viewer.js";
import { type AccountRow, SetStaffRightsMutation } from "./account-documents.js";
import { problemsAt, RightsFields, type RightsValues } from "./rights-fields.js";

interface RightsDialogProps {
  viewer: Viewer;
  account: AccountRow;
  /** `warning`: who waits for nobody now, null when nobody does; absent when nothing was changed. */
  onClose(done?: { warning: string | null }): void;
}

/** 修改权限 (P-02, P-03); the account is signed out and signs in again with its new rights. */
export function RightsDialog({ viewer, account, onClose }: RightsDialogProps) {
  const [form] = Form.useForm<RightsValues>();
  const [setRights, { loading }] = useMutation(SetStaffRightsMutation);
  const [problem, setProblem] = useState<string | null>(null);
  const present: RightsValues = {
    rights: {
      employment: account.employmentRight,
      archive: account.archiveRight,
      household: account.householdRight,
    },
    levelScope: account.levelScope,
  };

  const submit = async ({ rights, levelScope }: RightsValues) => {
    setProblem(null);
    try {
      const { data } = await setRights({ variables: { id: account.id, rights, levelScope } });
      const result = data?.setStaffRights;
      if (result?.__typename === "StaffAccountChanged") return onClose({ warning: result.warning ?? null });
      const refusal = refusalOf(result);
      if (!refusal) return;
      form.setFields(problemsAt(refusal.fields) as Parameters<typeof form.setFields>[0]);
      if (Object.keys(refusal.fields).length === 0) setProblem(refusal.message);
    } catch (failure) {
      setProblem(explainFailure(failure).message);
    }
  };

  return (
    <Modal
      open
      title={`修改权限：${account.name}（${account.username}）`}
      width={560}
      okText="确认修改"
      confirmLoading={loading}
      onOk={form.submit}
      onCancel={() => onClose()}
    >
      {problem && <Alert type="error" showIcon title={problem} className="form-problem" role="alert" />}
      <p className="muted dialog-text">
        读写：可查看、下载、新增、修改、删除和审核；只读：可查看和下载；无权限：不能进入该模块。修改后，该账号需重新登录。
      </p>
      <Form form={form} layout="vertical" initialValues={present} onFinish={submit}>
        <RightsFields viewer={viewer} role={account.role} present={present} />
      </Form>
    </Modal>
  );
}
