import { useQuery } from "@apollo/client/react";
import { textParam } from "@gd/web-kit";
import {
  choiceFilter,
  defineList,
  ListPanel,
  outsideForm,
  SearchBox,
  useDeskList,
  usePageTitle,
} from "@gd/web-kit/desk";
import { Button, Space, type TableColumnsType } from "antd";
import { useState } from "react";
import {
  EmployerMarkFragmentDoc,
  MarkedEmployerCodesDocument,
  OwnEmployerMarksDocument,
  WarningCategoriesDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { momentColumn, twoLines } from "../lists/columns.js";
import { type Choice, choicesOf } from "../lists/filter-options.js";
import { ListPage } from "../lists/list-page.js";
import { daysCalled } from "../lists/staff-filters.js";
import { useViewer } from "../session/session.js";
import { FormerMarksDialog } from "./former-marks-dialog.js";
import { MarkHistory } from "./history-dialog.js";
import { MarkActs } from "./mark-acts.js";
import { MarkDialog } from "./mark-dialog.js";
import type { EmployerMark } from "./warning-documents.js";

/** 预警单位管理 (F-75): the own school's marks. */
export default function MarksPage() {
  usePageTitle("预警单位管理");
  const writes = useViewer().employmentRight === "READ_WRITE";
  const [dialog, setDialog] = useState<EmployerMark | "new" | null>(null);
  const [former, setFormer] = useState(false);
  const list = useDeskList(markList(writes ? setDialog : null, useMarkCodes()));
  const { values, show } = list.reading;
  return (
    <ListPage
      title="预警单位管理"
      asked={list.asked}
      beside={
        <SearchBox
          label="单位名称或统一社会信用代码"
          value={values.search ?? ""}
          onShow={(search) => show({ ...values, search })}
          width={280}
        />
      }
      about={
        writes
          ? "本校标记的单位，向本校毕业生和审核人员显示，不影响签约和审核"
          : "您的账号没有读写权限，只能查看"
      }
      acts={
        <>
          <Button onClick={() => setFormer(true)}>已移除的预警</Button>
          {writes && (
            <Button type="primary" onClick={() => setDialog("new")}>
              标记预警单位
            </Button>
          )}
        </>
      }
    >
      <ListPanel list={list} />
      {former && <FormerMarksDialog onClose={() => setFormer(false)} />}
      {dialog && <MarkDialog of={dialog === "new" ? null : dialog} onClose={() => setDialog(null)} />}
    </ListPage>
  );
}

interface MarkCodes {
  categories: readonly Choice[] | undefined;
  natures: readonly Choice[] | undefined;
  industries: readonly Choice[] | undefined;
}

function useMarkCodes(): MarkCodes {
  const categories = useQuery(WarningCategoriesDocument, { fetchPolicy: "cache-first" }).data;
  const codes = useQuery(MarkedEmployerCodesDocument, { fetchPolicy: "cache-first" }).data;
  return {
    categories: choicesOf(categories?.catalogue),
    natures: choicesOf(codes?.natures),
    industries: choicesOf(codes?.industries),
  };
}

/** `change`: null for those who may only look. */
export function markList(change: ((mark: EmployerMark) => void) | null, codes: MarkCodes) {
  return defineList({
    filters: {
      search: outsideForm(textParam()),
      category: choiceFilter(textParam(), { label: "预警类别", options: codes.categories }),
      natureCode: choiceFilter(textParam({ name: "nature" }), { label: "单位性质", options: codes.natures }),
      industryCode: choiceFilter(textParam({ name: "industry" }), {
        label: "单位行业",
        options: codes.industries,
      }),
      marked: daysCalled("操作时间", "days"),
    },
    document: OwnEmployerMarksDocument,
    variables: (filter) => ({ filter }),
    page: ({ ownEmployerMarks: { rows, ...page } }) => ({
      ...page,
      rows: readFragment(EmployerMarkFragmentDoc, rows),
    }),
    sorts: { 单位名称: "EMPLOYER_NAME", 操作时间: "MARKED_AT" },
    columns: () => columnsOf(change),
    rowKey: "id",
    empty: (filtered) => (filtered ? "没有符合条件的单位" : "本校尚未标记预警单位"),
  });
}

function columnsOf(change: ((mark: EmployerMark) => void) | null): TableColumnsType<EmployerMark> {
  return [
    { title: "单位名称", dataIndex: "employerName", width: 220, render: twoLines },
    { title: "统一社会信用代码", dataIndex: "uscc", width: 168, className: "numeric" },
    { title: "单位性质", width: 96, render: (_, row) => twoLines(row.natureLabel ?? "—") },
    { title: "单位行业", width: 120, render: (_, row) => twoLines(row.industryLabel ?? "—") },
    { title: "预警类别", width: 150, render: (_, row) => row.categoryLabels.join("、") },
    { title: "预警原因", dataIndex: "reason", minWidth: 200, render: twoLines },
    { title: "操作人", dataIndex: "markedBy", width: 96, render: twoLines },
    { ...momentColumn("操作时间", 140, (row: EmployerMark) => row.markedAt), className: "" },
    {
      title: "操作",
      width: 150,
      render: (_: unknown, row: EmployerMark) => (
        <Space size="small">
          {change && <MarkActs mark={row} onChange={() => change(row)} />}
          <MarkHistory employer={row} />
        </Space>
      ),
    },
  ];
}
