import { useQuery } from "@apollo/client/react";
import { type TableColumnsType, Tabs } from "antd";
import { useLocation, useNavigate } from "react-router";
import type { RosterRowKind } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel } from "../layout/list-panel.js";
import {
  type RosterDetailRow,
  RosterDetailRowFields,
  type RosterSummary,
  RosterUploadRowsQuery,
} from "./roster-documents.js";

const pageSize = 50;
const kinds = ["ADDED", "CHANGED", "MISSING", "WRONG"] as const;

/** Rows of the dry run by what they would do: 新增 / 变更 / 缺失 / 错误; errors first where there are any. */
export function RosterRows({ upload }: { upload: RosterSummary }) {
  const location = useLocation();
  const navigate = useNavigate();
  const asked = new URLSearchParams(location.search).get("kind");
  const kind = kinds.find((known) => known === asked) ?? (upload.wrong > 0 ? "WRONG" : "ADDED");
  const numbers: Record<RosterRowKind, [label: string, count: number]> = {
    ADDED: ["新增", upload.added],
    CHANGED: ["变更", upload.changed],
    MISSING: ["缺失", upload.missing],
    WRONG: ["错误", upload.wrong],
  };
  return (
    <div className="panel">
      <Tabs
        activeKey={kind}
        onChange={(key) =>
          void navigate({ pathname: location.pathname, search: `kind=${key}` }, { replace: true })
        }
        items={kinds.map((key) => ({ key, label: `${numbers[key][0]}（${numbers[key][1]}）` }))}
      />
      <KindRows key={kind} uploadId={upload.id} kind={kind} label={numbers[kind][0]} />
    </div>
  );
}

function KindRows({ uploadId, kind, label }: { uploadId: string; kind: RosterRowKind; label: string }) {
  const keyset = useKeyset();
  const reading = useQuery(RosterUploadRowsQuery, {
    variables: { uploadId, kind, first: pageSize, after: keyset.after },
  });
  const shown = (reading.data ?? reading.previousData)?.rosterUploadRows;
  const rows = readFragment(RosterDetailRowFields, shown?.rows);
  return (
    <>
      {kind === "MISSING" && (
        <p className="form-note form-note-part">
          名单中有、文件中没有的学生：提交时不会删除；如需删除，请在学生名单中办理。
        </p>
      )}
      <ListPanel<RosterDetailRow>
        reading={reading}
        page={rows && { rows, endCursor: shown?.endCursor ?? null }}
        keyset={keyset}
        rowKey={(row) => `${row.rowNumber ?? ""} ${row.studentNumber ?? ""}`}
        columns={columns(kind)}
        emptyText={`没有${label}的学生`}
      />
    </>
  );
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
    ...(kind === "CHANGED" || kind === "WRONG"
      ? [
          {
            title: kind === "CHANGED" ? "变更内容（旧 → 新）" : "错误原因",
            key: "details",
            render: (_: unknown, row: RosterDetailRow) => <Details kind={kind} details={row.details} />,
          },
        ]
      : []),
  ];
}

function Details({ kind, details }: { kind: "CHANGED" | "WRONG"; details: RosterDetailRow["details"] }) {
  return (
    <ul className="roster-details">
      {details.map((each, index) => (
        // A row may have several problems in one column.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
        <li key={`${each.column} ${index}`}>
          {kind === "WRONG" ? (
            <>
              <b>{each.column}</b>
              {each.new && `“${each.new}”`}：{each.reason}
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
