import { employerBlockLabels } from "@gd/web-kit";
import { Descriptions, type DescriptionsProps } from "antd";
import type { EmployerBlockFragment as EmployerBlockData } from "../gql/graphql.js";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";

const EmployerBlockFragment = graphql(`
  fragment EmployerBlock on EmployerBlock {
    name
    uscc
    natureLabel
    industryLabel
    divisionName
    address
    contactName
    contactMobile
    contactPhone
    contactEmail
  }
`);

interface EmployerBlockProps {
  employer: FragmentType<typeof EmployerBlockFragment>;
  /** 1 where there is little room. */
  columns?: 1 | 2;
}

/** The employer's data as agreements carry them (D-05). */
export function EmployerBlock(props: EmployerBlockProps) {
  const employer = readFragment(EmployerBlockFragment, props.employer);
  return <Descriptions column={props.columns ?? 2} items={itemsOf(employer, props.columns ?? 2)} />;
}

function itemsOf(employer: EmployerBlockData, columns: number): DescriptionsProps["items"] {
  const item = (field: keyof typeof employerBlockLabels, span = 1) => ({
    key: field,
    label: employerBlockLabels[field],
    span,
    children: <span className="digits">{employer[field] || "—"}</span>,
  });
  return [
    item("name"),
    item("uscc"),
    item("natureLabel"),
    item("industryLabel"),
    item("divisionName", columns),
    item("address", columns),
    item("contactName"),
    item("contactMobile"),
    item("contactPhone"),
    item("contactEmail"),
  ];
}
