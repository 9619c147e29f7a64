import { Alert, Table, Tag } from "antd";
import type { ReactNode } from "react";
import { type CorrectionSectionsFragment, CorrectionSectionsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { Facts } from "../parts/facts.js";

type Line = CorrectionSectionsFragment["lines"][number];

interface CorrectionSectionsProps {
  correction: FragmentType<typeof CorrectionSectionsFragmentDoc>;
  /** What was uploaded: stands beside what shall change. */
  papers: ReactNode;
}

/** 单位信息变更 (F-73): what shall change, and what the register calls it. */
export function CorrectionSections({ correction, papers }: CorrectionSectionsProps) {
  const { lines, reason, notices } = readFragment(CorrectionSectionsFragmentDoc, correction);
  return (
    <div className="review-beside">
      <section className="panel" id="register">
        <div className="section-head">
          <h2>申请变更的内容</h2>
        </div>
        {notices.map((notice) => (
          <Alert key={notice} type="warning" showIcon className="form-problem" title={notice} />
        ))}
        <Table<Line>
          size="small"
          rowKey="label"
          className="comparison"
          tableLayout="fixed"
          pagination={false}
          dataSource={[...lines]}
          columns={[
            { title: "项目", dataIndex: "label", width: 104 },
            { title: "变更前", dataIndex: "before", render: (text: string) => text || "（无）" },
            { title: "变更后", dataIndex: "after", render: (text: string) => <b>{text}</b> },
            {
              title: "登记系统",
              render: (_, { registered, differs }) =>
                registered ? (
                  <>
                    {registered}{" "}
                    <Tag color={differs ? "warning" : "success"}>{differs ? "不一致" : "一致"}</Tag>
                  </>
                ) : (
                  "—"
                ),
            },
          ]}
        />
        <Facts narrow facts={[["变更原因", reason, "wide"]]} />
      </section>
      {papers}
    </div>
  );
}
