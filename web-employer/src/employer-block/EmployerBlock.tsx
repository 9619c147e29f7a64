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

/** The employer's data as agreements carry them (spec 2 §5). */
export function EmployerBlock(props: EmployerBlockProps) {
  const employer = readFragment(EmployerBlockFragment, props.employer);
  return <Descriptions column={props.columns ?? 2} items={itemsOf(employer, props.columns ?? 2)} />;
}

function itemsOf(employer: EmployerBlockData, columns: number): DescriptionsProps["items"] {
  return [
    { key: "name", label: "单位名称", children: employer.name },
    { key: "uscc", label: "统一社会信用代码", children: <span className="digits">{employer.uscc}</span> },
    { key: "nature", label: "单位性质", children: employer.natureLabel },
    { key: "industry", label: "单位行业", children: employer.industryLabel },
    {
      key: "address",
      label: "通讯地址",
      span: columns,
      children: employer.address.startsWith(employer.divisionName)
        ? employer.address
        : `${employer.divisionName} ${employer.address}`,
    },
    { key: "contact", label: "联系人", children: employer.contactName },
    {
      key: "mobile",
      label: "联系人手机",
      children: <span className="digits">{employer.contactMobile}</span>,
    },
    { key: "phone", label: "联系人电话", children: employer.contactPhone || "—" },
    { key: "email", label: "联系人邮箱", children: employer.contactEmail || "—" },
  ];
}
