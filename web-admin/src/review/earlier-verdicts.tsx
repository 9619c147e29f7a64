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
          tableLayout="fixed"
          dataSource={[...earlierVerdicts]}
          columns={[
            {
              title: "结论和时间",
              width: 150,
              render: (_, row) => (
                <>
                  {row.title}
                  <div className="muted numeric">{formatDateTime(row.at)}</div>
                </>
              ),
            },
            { title: about === "该生" ? "签约单位（去向）" : "单位名称", dataIndex: "counterpart" },
            {
              title: "审核人和原因",
              render: (_, row) => (
                <>
                  <span className="muted">
                    {[row.organisation, row.personName].filter(Boolean).join(" ")}
                  </span>
                  <div>{reasonText(row) || "—"}</div>
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
