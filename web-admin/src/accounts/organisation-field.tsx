import { useQuery } from "@apollo/client/react";
import { Form, Select } from "antd";
import type { StaffRole } from "../gql/graphql.js";
import type { Viewer } from "../session/viewer.js";
import { AccountDepartmentsQuery } from "./account-documents.js";

interface OrganisationFieldProps {
  viewer: Viewer;
  role: StaffRole | undefined;
}

/** The organisation of a new account one level below; accounts of one's own level are of one's own organisation. */
export function OrganisationField({ viewer, role }: OrganisationFieldProps) {
  if (viewer.role === "SCHOOL" && role === "DEPARTMENT") return <DepartmentField />;
  return null;
}

const searching = { placeholder: "请选择", showSearch: { optionFilterProp: "label" } } as const;

function DepartmentField() {
  const { data, loading } = useQuery(AccountDepartmentsQuery);
  return (
    <Form.Item
      name="departmentId"
      label="所属院系"
      rules={[{ required: true, message: "请选择院系" }]}
      extra={data?.departmentOptions.length === 0 ? "尚无院系，请先在“生源上报”中上传学生名单" : undefined}
    >
      <Select
        {...searching}
        loading={loading && !data}
        options={data?.departmentOptions.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}
