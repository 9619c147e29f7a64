import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form } from "antd";
import { type AccountFieldsFragment, SetEmployerRightsDocument } from "../gql/graphql.js";
import { chosenOf, type RightName, rightsOf } from "./rights.js";
import { RightsField } from "./rights-field.js";

/** 修改权限 of a colleague, who has to sign in again. */
export function RightsDialog({ account, close }: { account: AccountFieldsFragment; close: () => void }) {
  const [form] = Form.useForm<{ rights: RightName[] }>();
  const change = useFormAct(SetEmployerRightsDocument, form, { done: "权限已修改", after: close });
  return (
    <FormDialog
      title={`修改权限：${account.name}`}
      okText="确认修改"
      width={520}
      form={form}
      initialValues={{ rights: chosenOf(account) }}
      running={change.running}
      problem={change.problem}
      onSubmit={({ rights }) => change.send({ id: account.id, ...rightsOf(rights) })}
      onClose={close}
    >
      <RightsField />
      <p className="cell-note">修改后，该账号将退出登录，重新登录后按新的权限使用。</p>
    </FormDialog>
  );
}
