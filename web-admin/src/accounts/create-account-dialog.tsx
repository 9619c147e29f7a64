import { useMutation } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { Alert, App, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import type { StaffRole } from "../gql/graphql.js";
import { roleLabels, type Viewer } from "../session/viewer.js";
import { CreateStaffAccountMutation, StaffAccountsQuery } from "./account-documents.js";
import { OrganisationField } from "./organisation-field.js";
import { defaultRights, problemsAt, RightsFields, type RightsValues } from "./rights-fields.js";

interface AccountValues extends RightsValues {
  role: StaffRole;
  provinceId?: string;
  schoolId?: string;
  departmentId?: string;
  username: string;
  name: string;
  password: string;
}

/** P-01: one's own level and the one below. */
const managedRoles: Record<StaffRole, readonly StaffRole[]> = {
  MINISTRY: ["PROVINCE", "MINISTRY", "OPERATOR"],
  PROVINCE: ["SCHOOL", "PROVINCE"],
  SCHOOL: ["DEPARTMENT", "SCHOOL"],
  DEPARTMENT: [],
  OPERATOR: [],
};

/** P-03: who looks after one level makes accounts of that level only, and departments have all levels. */
function rolesFor({ role, levelScope }: Viewer): readonly StaffRole[] {
  return levelScope === "ALL" ? managedRoles[role] : ["SCHOOL"];
}

/** 新增账号: who, of which organisation, with which rights. */
export function CreateAccountDialog({ viewer, onClose }: { viewer: Viewer; onClose(): void }) {
  const { message } = App.useApp();
  const [form] = Form.useForm<AccountValues>();
  const role = Form.useWatch("role", form);
  const [create, { loading }] = useMutation(CreateStaffAccountMutation, {
    refetchQueries: [StaffAccountsQuery],
  });
  const [problem, setProblem] = useState<string | null>(null);
  const roles = rolesFor(viewer);

  const submit = async (values: AccountValues) => {
    setProblem(null);
    try {
      const { data } = await create({ variables: { input: inputOf(values) } });
      const result = data?.createStaffAccount;
      if (result?.__typename === "StaffAccountChanged") {
        message.success(`账号“${values.username.trim().toLowerCase()}”已创建`);
        return onClose();
      }
      const refusal = refusalOf(result);
      if (!refusal) return;
      form.setFields(problemsAt(refusal.fields) as Parameters<typeof form.setFields>[0]);
      if (Object.keys(refusal.fields).length === 0) setProblem(refusal.message);
    } catch (failure) {
      setProblem(explainFailure(failure).message);
    }
  };
  const forgetOrganisation = () => form.resetFields(["provinceId", "schoolId", "departmentId", "levelScope"]);

  return (
    <Modal
      open
      title="新增账号"
      width={640}
      okText="确认新增"
      confirmLoading={loading}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {problem && <Alert type="error" showIcon title={problem} className="form-problem" role="alert" />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          ...defaultRights,
          rights: { ...defaultRights.rights, employment: viewer.employmentRight },
          levelScope: viewer.levelScope,
          role: roles[0],
        }}
        onFinish={submit}
      >
        <div className="account-fields">
          <Form.Item name="role" label="用户类别" rules={[{ required: true }]}>
            <Select
              options={roles.map((value) => ({ value, label: roleLabels[value] }))}
              onChange={forgetOrganisation}
            />
          </Form.Item>
          <OrganisationField viewer={viewer} role={role} />
          <Form.Item
            name="username"
            label="用户名"
            extra="4 至 32 位小写字母、数字或 . _ -，创建后不可修改"
            rules={[{ required: true, message: "请填写用户名" }]}
          >
            <Input autoComplete="off" maxLength={32} />
          </Form.Item>
          <Form.Item
            name="name"
            label="使用人姓名"
            rules={[{ required: true, whitespace: true, message: "请填写使用人姓名" }]}
          >
            <Input autoComplete="off" maxLength={30} />
          </Form.Item>
          <Form.Item
            name="password"
            label="初始密码"
            extra="至少 8 位，同时包含字母和数字；请当面或以安全方式告知使用人"
            className="account-field-wide"
            rules={[{ required: true, message: "请填写初始密码" }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        </div>
        <RightsFields viewer={viewer} role={role} />
      </Form>
    </Modal>
  );
}

function inputOf(values: AccountValues) {
  const { role, provinceId, schoolId, departmentId } = values;
  return {
    role,
    username: values.username,
    name: values.name,
    password: values.password,
    rights: values.rights,
    levelScope: role === "SCHOOL" ? values.levelScope : ("ALL" as const),
    provinceId: role === "PROVINCE" ? (provinceId ?? null) : null,
    schoolId: role === "SCHOOL" ? (schoolId ?? null) : null,
    departmentId: role === "DEPARTMENT" ? (departmentId ?? null) : null,
  };
}
