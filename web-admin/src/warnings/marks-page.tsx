import { textParam } from "@gd/web-kit";
import { defineList, ListPanel, outsideForm, SearchBox, useDeskList, usePageTitle } from "@gd/web-kit/desk";
import { Button, type TableColumnsType } from "antd";
import { useState } from "react";
import { EmployerMarkFragmentDoc, OwnEmployerMarksDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { momentColumn, twoLines } from "../lists/columns.js";
import { ListPage } from "../lists/list-page.js";
import { useViewer } from "../session/session.js";
import { MarkActs } from "./mark-acts.js";
import { MarkDialog } from "./mark-dialog.js";
import type { EmployerMark } from "./warning-documents.js";

/** 预警单位管理 (F-75): the own school's marks. */
export default function MarksPage() {
  usePageTitle("预警单位管理");
  const writes = useViewer().employmentRight === "READ_WRITE";
  const [dialog, setDialog] = useState<EmployerMark | "new" | null>(null);
  const list = useDeskList(markList(writes ? setDialog : null));
  const { values, show } = list.reading;
  return (
    <ListPage
      title="预警单位管理"
      beside={
        <SearchBox
          label="单位名称或统一社会信用代码"
          value={values.search ?? ""}
          onShow={(search) => show({ search })}
          width={280}
        />
      }
      about={
        writes
          ? "本校标记的单位，向本校毕业生和审核人员显示，不影响签约和审核"
          : "您的账号没有读写权限，只能查看"
      }
      acts={
        writes && (
          <Button type="primary" onClick={() => setDialog("new")}>
            标记预警单位
          </Button>
        )
      }
    >
      <ListPanel list={list} />
      {dialog && <MarkDialog of={dialog === "new" ? null : dialog} onClose={() => setDialog(null)} />}
    </ListPage>
  );
}

/** `change`: null for those who may only look. */
export function markList(change: ((mark: EmployerMark) => void) | null) {
  return defineList({
    filters: { search: outsideForm(textParam()) },
    document: OwnEmployerMarksDocument,
    variables: ({ search }) => ({ search: search ?? null }),
    page: ({ ownEmployerMarks: { rows, endCursor } }) => ({
      rows: readFragment(EmployerMarkFragmentDoc, rows),
      endCursor,
    }),
    columns: () => columnsOf(change),
    rowKey: "id",
    empty: (filtered) => (filtered ? "没有符合条件的单位" : "本校尚未标记预警单位"),
  });
}

function columnsOf(change: ((mark: EmployerMark) => void) | null): TableColumnsType<EmployerMark> {
  return [
    { title: "单位名称", dataIndex: "employerName", width: 220, render: twoLines },
    { title: "统一社会信用代码", dataIndex: "uscc", width: 180, className: "numeric" },
    { title: "预警类别", width: 150, render: (_, row) => row.categoryLabels.join("、") },
    { title: "预警原因", dataIndex: "reason", minWidth: 200, render: twoLines },
    { title: "操作人", dataIndex: "markedBy", width: 96, render: twoLines },
    { ...momentColumn("操作时间", 140, (row: EmployerMark) => row.markedAt), className: "" },
    ...(change
      ? [
          {
            title: "操作",
            width: 110,
            render: (_: unknown, row: EmployerMark) => <MarkActs mark={row} onChange={() => change(row)} />,
          },
        ]
      : []),
  ];
}
