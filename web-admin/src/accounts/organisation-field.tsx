import { useQuery } from "@apollo/client/react";
import { currentCohort } from "@gd/web-kit";
import { Form, Select } from "antd";
import { useState } from "react";
import { AccountDepartmentsDocument, AccountSchoolsDocument, type StaffRole } from "../gql/graphql.js";
import { useProvinces } from "../lists/filter-options.js";
import type { Viewer } from "../session/viewer.js";

interface OrganisationFieldProps {
  viewer: Viewer;
  role: StaffRole | undefined;
}

/** The organisation of a new account one level below; accounts of one's own level are of one's own organisation. */
export function OrganisationField({ viewer, role }: OrganisationFieldProps) {
  if (viewer.role === "MINISTRY" && role === "PROVINCE") return <ProvinceField />;
  if (viewer.role === "PROVINCE" && role === "SCHOOL") return <SchoolField />;
  if (viewer.role === "SCHOOL" && role === "DEPARTMENT") return <DepartmentField />;
  return null;
}

const searching = { placeholder: "请选择", showSearch: { optionFilterProp: "label" } } as const;

function ProvinceField() {
  const { provinces, loading } = useProvinces();
  return (
    <Form.Item
      name="provinceId"
      label="所属省份"
      rules={[{ required: true, message: "请选择省份" }]}
      extra={provinces?.length === 0 ? "尚无省份，请先在「组织管理」中导入" : undefined}
    >
      <Select {...searching} loading={loading} options={provinces} />
    </Form.Item>
  );
}

function SchoolField() {
  const [search, setSearch] = useState("");
  const { data, previousData, loading } = useQuery(AccountSchoolsDocument, {
    variables: { cohort: currentCohort(), search: search.trim() || null },
  });
  const schools = (data ?? previousData)?.schools.rows ?? [];
  return (
    <Form.Item name="schoolId" label="所属学校" rules={[{ required: true, message: "请选择学校" }]}>
      <Select
        placeholder="请选择，可输入学校名称查询"
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={loading}
        notFoundContent={loading ? "正在查询…" : "没有符合的学校"}
        options={schools.map(({ id, name, code }) => ({ value: id, label: `${name}（${code}）` }))}
      />
    </Form.Item>
  );
}

function DepartmentField() {
  const { data, loading } = useQuery(AccountDepartmentsDocument);
  return (
    <Form.Item
      name="departmentId"
      label="所属院系"
      rules={[{ required: true, message: "请选择院系" }]}
      extra={data?.departmentOptions.length === 0 ? "尚无院系，请先在「生源上报」中上传学生名单" : undefined}
    >
      <Select
        {...searching}
        loading={loading && !data}
        options={data?.departmentOptions.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}
