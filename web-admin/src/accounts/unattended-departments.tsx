import { useQuery } from "@apollo/client/react";
import { Alert, Button } from "antd";
import { UnattendedDepartmentsDocument } from "../gql/graphql.js";
import "./accounts.css";

/** A department that a new account can be made for. */
export interface Department {
  id: string;
  name: string;
}

interface UnattendedDepartmentsProps {
  /** Begins an account of the department; null for who may not. */
  create: ((department: Department) => void) | null;
}

/** Departments with graduates that nobody reviews for (F-10a); nothing where there is none. */
export function UnattendedDepartments({ create }: UnattendedDepartmentsProps) {
  const { data } = useQuery(UnattendedDepartmentsDocument, { fetchPolicy: "cache-and-network" });
  const { departments, departmentsReview } = data?.unattendedDepartments ?? { departments: [] };
  if (departments.length === 0) return null;
  return (
    <Alert
      className="unattended"
      type={departmentsReview ? "warning" : "info"}
      showIcon
      title={`${departments.length} 个院系有毕业生，但没有可审核的账号（启用且为读写）`}
      description={
        <>
          <p>
            {departmentsReview
              ? "提交给这些院系的记录由负责全校的账号代为审核；请尽快为院系设置审核账号。"
              : "本校目前不需要院系审核，审核不受影响；改为先院系再校级审核前须先设置。"}
          </p>
          <ul>
            {departments.map((department) => (
              <li key={department.id}>
                {department.name}：毕业生 {department.graduates} 人
                {department.waiting > 0 && `，待该院系审核 ${department.waiting} 条`}
                {create && (
                  <Button
                    type="link"
                    size="small"
                    aria-label={`为${department.name}设置账号`}
                    onClick={() => create(department)}
                  >
                    设置账号
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
