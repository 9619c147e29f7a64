import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form, Input, Select } from "antd";
import {
  AccountRowFragmentDoc,
  CreateStaffAccountDocument,
  StaffAccountsDocument,
  type StaffRole,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { roleLabels, type Viewer } from "../session/viewer.js";
import { OrganisationField } from "./organisation-field.js";
import { defaultRights, nameOfPath, RightsFields, type RightsValues } from "./rights-fields.js";

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
  const [form] = Form.useForm<AccountValues>();
  const role = Form.useWatch("role", form);
  const creation = useFormAct(CreateStaffAccountDocument, form, {
    nameOf: nameOfPath,
    done: ({ account }) => `账号「${readFragment(AccountRowFragmentDoc, account).username}」已创建`,
    after: onClose,
    refetch: [StaffAccountsDocument],
  });
  const roles = rolesFor(viewer);
  return (
    <FormDialog
      title="新增账号"
      width={640}
      okText="确认新增"
      form={form}
      problem={creation.problem}
      running={creation.running}
      initialValues={{
        ...defaultRights,
        rights: { ...defaultRights.rights, employment: viewer.employmentRight },
        levelScope: viewer.levelScope,
        role: roles[0],
      }}
      onSubmit={(values) => creation.send({ input: inputOf(values) })}
      onClose={onClose}
    >
      <AccountFields viewer={viewer} role={role} roles={roles} />
      <RightsFields viewer={viewer} role={role} />
    </FormDialog>
  );
}

interface AccountFieldsProps {
  viewer: Viewer;
  role: StaffRole | undefined;
  roles: readonly StaffRole[];
}

function AccountFields({ viewer, role, roles }: AccountFieldsProps) {
  const form = Form.useFormInstance<AccountValues>();
  const forgetOrganisation = () => form.resetFields(["provinceId", "schoolId", "departmentId", "levelScope"]);
  return (
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
