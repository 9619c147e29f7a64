import { formatDateTime } from "@gd/web-shared";
import { Button, Table } from "antd";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { useViewer } from "../session/session.js";
import { MarkDialog } from "./mark-dialog.js";
import { type EmployerMark, EmployerMarkFields } from "./warning-documents.js";

export const WarningsSectionFields = graphql(`
  fragment WarningsSection on ReviewPage {
    employer {
      name
      uscc
      warnings {
        schools
        marks {
          categoryLabels
          ...EmployerMarkShown
        }
      }
    }
  }
`);

/** 单位预警 (F-14, F-75): what schools warn of; a school user marks the employer here too. */
export function WarningsSection({ page }: { page: FragmentType<typeof WarningsSectionFields> }) {
  const viewer = useViewer();
  const { employer } = readFragment(WarningsSectionFields, page);
  const [marking, setMarking] = useState(false);
  const marks = readFragment(EmployerMarkFields, employer?.warnings.marks) ?? [];
  const mayMark = viewer.role === "SCHOOL" && viewer.employmentRight === "READ_WRITE";
  if (!employer || (marks.length === 0 && !mayMark)) return null;
  const own = marks.find((mark) => mark.own);
  return (
    <section className="panel" id="warnings">
      <div className="section-head">
        <h2>单位预警</h2>
        {mayMark && (
          <Button size="small" onClick={() => setMarking(true)}>
            {own ? "修改本校预警" : "标记预警"}
          </Button>
        )}
      </div>
      {marks.length === 0 ? (
        <p className="muted">该单位没有预警。</p>
      ) : (
        <Table<EmployerMark>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={[...marks]}
          columns={[
            { title: "标记学校", dataIndex: "schoolName", width: 160 },
            { title: "预警类别", width: 150, render: (_, row) => row.categoryLabels.join("、") },
            { title: "预警原因", dataIndex: "reason" },
            { title: "操作人", width: 90, render: (_, row) => row.markedBy ?? "—" },
            { title: "操作时间", width: 140, render: (_, row) => formatDateTime(row.markedAt) },
          ]}
        />
      )}
      {marking && (
        <MarkDialog
          initial={{
            uscc: employer.uscc,
            employerName: employer.name,
            ...(own && { categories: [...own.categories], reason: own.reason }),
          }}
          onClose={() => setMarking(false)}
        />
      )}
    </section>
  );
}
