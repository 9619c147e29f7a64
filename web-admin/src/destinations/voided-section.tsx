import { formatDateTime } from "@gd/web-kit";
import { Table } from "antd";
import { Link } from "react-router";
import { type VoidedSectionFragment, VoidedSectionFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { queues } from "../menu/queues.js";

type Row = VoidedSectionFragment["voidedDestinations"][number];

/** 该生作废的去向 (F-14, F-63): all of them, whatever was submitted since; none: draws nothing. */
export function VoidedSection({ page }: { page: FragmentType<typeof VoidedSectionFragmentDoc> }) {
  const { voidedDestinations } = readFragment(VoidedSectionFragmentDoc, page);
  if (voidedDestinations.length === 0) return null;
  return (
    <section className="panel" id="voided">
      <h2>该生作废的去向</h2>
      <Table<Row>
        size="small"
        rowKey="recordId"
        pagination={false}
        dataSource={[...voidedDestinations]}
        columns={[
          { title: "去向类型", dataIndex: "typeLabel" },
          { title: "去向单位", dataIndex: "counterpart" },
          {
            title: "提交时间",
            width: 140,
            render: (_, row) => (row.submittedAt ? formatDateTime(row.submittedAt) : "—"),
          },
          { title: "作废时间", width: 140, render: (_, row) => formatDateTime(row.voidedAt) },
          {
            title: "操作",
            width: 64,
            render: (_, row) => <Link to={`${queues.otherDestinations.address}/${row.recordId}`}>查看</Link>,
          },
        ]}
      />
    </section>
  );
}
