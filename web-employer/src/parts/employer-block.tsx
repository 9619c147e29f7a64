import { employerFacts } from "@gd/web-kit";
import { Descriptions } from "antd";
import { EmployerFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { TWO_COLUMNS } from "./columns.js";

interface EmployerBlockProps {
  employer: FragmentType<typeof EmployerFieldsFragmentDoc>;
  /** 1 where there is little room. */
  columns?: 1 | 2;
}

/** The employer's data as agreements carry them (D-05). */
export function EmployerBlock({ employer, columns = 2 }: EmployerBlockProps) {
  const items = employerFacts(readFragment(EmployerFieldsFragmentDoc, employer)).map(
    ({ key, label, value }) => ({
      key,
      label,
      span: columns === 2 && (key === "divisionName" || key === "address") ? ("filled" as const) : 1,
      children: <span className="digits">{value ?? "—"}</span>,
    }),
  );
  return <Descriptions column={columns === 2 ? TWO_COLUMNS : 1} items={items} />;
}
