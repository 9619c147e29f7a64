import { choiceParam } from "@gd/web-kit";
import { defineList, ListPanel, outsideForm, useDeskList } from "@gd/web-kit/desk";
import { type TableColumnsType, Tabs } from "antd";
import { useNavigate } from "react-router";
import { type RosterRowKind, RosterUploadRowsDocument } from "../gql/graphql.js";
import type { RosterDetailRow, RosterSummary } from "./roster-documents.js";

const kinds = ["ADDED", "CHANGED", "TRANSFERRED", "LEFT_OUT", "WARNED", "MISSING", "WRONG"] as const;

/** Rows of the dry run by what they would do; errors first where there are any. */
export function RosterRows({ upload }: { upload: RosterSummary }) {
  const navigate = useNavigate();
  const list = useDeskList(rosterRowList(upload));
  const { values, addressOf } = list.reading;
  const numbers: Record<RosterRowKind, number> = {
    ADDED: upload.added,
    CHANGED: upload.changed,
    TRANSFERRED: upload.transferred,
    LEFT_OUT: upload.leftOut,
    WARNED: upload.warned,
    MISSING: upload.missing,
    WRONG: upload.wrong,
  };
  return (
    <div className="panel">
      <Tabs
        activeKey={values.kind ?? "ADDED"}
        onChange={(kind) => void navigate(addressOf({ kind: kind as RosterRowKind }), { replace: true })}
        items={kinds.map((key) => ({ key, label: `${labels[key]}（${numbers[key]}）` }))}
      />
      {values.kind === "TRANSFERRED" && (
        <p className="form-note form-note-part">
          该生在本校较早一届、同一学历层次的名单中：提交后转入本届，原届信息只能查看，不再计入原届人数，也不能恢复。
        </p>
      )}
      {values.kind === "LEFT_OUT" && (
        <p className="form-note form-note-part">
          同一人的同一学历层次只能在一份名单中：以下各行不写入名单，其余各行可以提交；处理后请重新上传。
        </p>
      )}
      {values.kind === "WARNED" && (
        <p className="form-note form-note-part">
          以下各行可能有误，也可能属实：请逐行核对；有误的改正后重新上传，属实的在提交时确认。
        </p>
      )}
      {values.kind === "MISSING" && (
        <p className="form-note form-note-part">
          名单中有、文件中没有的学生：提交时不会删除；如需删除，请在学生名单中办理。
        </p>
      )}
      <ListPanel key={values.kind} list={list} />
    </div>
  );
}

const labels: Record<RosterRowKind, string> = {
  ADDED: "新增",
  CHANGED: "变更",
  TRANSFERRED: "转届",
  LEFT_OUT: "未并入",
  WARNED: "需确认",
  MISSING: "缺失",
  WRONG: "错误",
};

/** The rows of one upload, of the kind that the address names. */
export function rosterRowList({ id: uploadId, wrong }: Pick<RosterSummary, "id" | "wrong">) {
  const usual = wrong > 0 ? "WRONG" : "ADDED";
  return defineList({
    filters: { kind: outsideForm(choiceParam(kinds)) },
    settle: ({ kind = usual }) => ({ kind }),
    document: RosterUploadRowsDocument,
    variables: ({ kind = usual }) => ({ uploadId, kind }),
    page: ({ rosterUploadRows: { rows, endCursor } }) => ({
      rows: rows.map((row) => ({ ...row, key: `${row.rowNumber ?? ""} ${row.studentNumber ?? ""}` })),
      endCursor,
    }),
    columns: ({ kind = usual }) => columns(kind),
    rowKey: "key",
    empty: () => "没有此类学生",
  });
}

function columns(kind: RosterRowKind): TableColumnsType<RosterDetailRow> {
  return [
    ...(kind === "MISSING"
      ? []
      : [
          {
            title: "文件行号",
            width: 90,
            className: "numeric",
            render: (_: unknown, row: RosterDetailRow) => row.rowNumber ?? "—",
          },
        ]),
    { title: "学号", width: 160, className: "numeric", render: (_, row) => row.studentNumber ?? "—" },
    { title: "姓名", width: 130, render: (_, row) => row.name ?? "—" },
    ...(kind === "ADDED" || kind === "MISSING"
      ? []
      : [
          {
            title: reasonTitles[kind] ?? "变更内容（旧 → 新）",
            key: "details",
            render: (_: unknown, row: RosterDetailRow) => (
              <Details reasons={kind in reasonTitles} details={row.details} />
            ),
          },
        ]),
  ];
}

/** Kinds that say why a row is not taken, or not without being confirmed, instead of what it changes. */
const reasonTitles: Partial<Record<RosterRowKind, string>> = {
  WRONG: "错误原因",
  LEFT_OUT: "未并入原因",
  WARNED: "需要确认的原因",
};

function Details({ reasons, details }: { reasons: boolean; details: RosterDetailRow["details"] }) {
  return (
    <ul className="roster-details">
      {details.map((each, index) => (
        // A row may have several problems in one column.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
        <li key={`${each.column} ${index}`}>
          {reasons ? (
            <>
              <b>{each.column}</b>
              {each.new && `「${each.new}」`}：{each.reason}
            </>
          ) : (
            <>
              <b>{each.column}</b>：<span className="roster-old">{each.old || "（空）"}</span>
              <span className="roster-arrow">→</span>
              {each.new || "（空）"}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
