import { formatDateTime, reasonText } from "@gd/web-kit";
import { Table } from "antd";
import { type EarlierVerdictsFragment, EarlierVerdictsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";

type Row = EarlierVerdictsFragment["earlierVerdicts"][number];

interface EarlierVerdictsProps {
  page: FragmentType<typeof EarlierVerdictsFragmentDoc>;
  about: "该生" | "该单位";
}

/** 历次审核结论 (F-14): what was decided about this graduate, or organisation, before. */
export function EarlierVerdicts({ page, about }: EarlierVerdictsProps) {
  const { earlierVerdicts } = readFragment(EarlierVerdictsFragmentDoc, page);
  return (
    <section className="panel" id="earlier">
      <h2>{about}历次审核结论</h2>
      {earlierVerdicts.length === 0 ? (
        <p className="muted">{about}此前没有审核结论。</p>
      ) : (
        <Table<Row>
          size="small"
          rowKey={(row) => `${row.at}${row.title}`}
          pagination={false}
          dataSource={[...earlierVerdicts]}
          columns={[
            { title: "时间", width: 140, render: (_, row) => formatDateTime(row.at) },
            {
              title: about === "该生" ? "签约单位（去向）" : "单位名称",
              dataIndex: "counterpart",
              width: 180,
            },
            { title: "结论", dataIndex: "title", width: 130 },
            {
              title: "审核人",
              width: 150,
              render: (_, row) => [row.organisation, row.personName].filter(Boolean).join(" "),
            },
            {
              title: "原因",
              render: (_, row) => reasonText(row) || "—",
            },
          ]}
        />
      )}
    </section>
  );
}
