import { textParam, yesNoParam } from "@gd/web-kit";
import { choiceFilter, defineList } from "@gd/web-kit/desk";
import { type TableColumnsType, Tag, Tooltip } from "antd";
import { Link } from "react-router";
import { GraduatesDocument } from "../gql/graphql.js";
import { columnOf, twoLines } from "../lists/columns.js";
import type { Choice, FilterOptions } from "../lists/filter-options.js";
import {
  cohort,
  departmentOf,
  idNumber,
  levelOf,
  majorOf,
  personName,
  settledFor,
  studentNumber,
} from "../lists/staff-filters.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import type { GraduateListRow } from "./graduate-documents.js";

/** The part of the list's address that tells 失效信息管理 from 学生名单. */
export const frozenParam = yesNoParam();

interface GraduateListOptions extends FilterOptions {
  modes: readonly Choice[] | undefined;
}

/** 学生名单; `frozen`: it is 失效信息管理, the list of those deleted (F-91). */
export function graduateList(viewer: Viewer, options: GraduateListOptions, frozen: boolean) {
  return defineList({
    filters: filtersOf(viewer, options),
    settle: settledFor(viewer),
    document: GraduatesDocument,
    variables: (filter) => ({ filter }),
    page: ({ graduates }) => graduates,
    // Within one cohort, which the filter names, its column is left out.
    columns: ({ cohort: asked }) => [...(asked ? [] : [columnOf.cohort]), ...columnsOf(viewer)],
    rowKey: "id",
    empty: () => (frozen ? "没有失效的学生" : "没有符合条件的学生"),
    whenReset: frozen ? { frozen } : {},
  });
}

function filtersOf(viewer: Viewer, options: GraduateListOptions) {
  const withinSchool = !seesManySchools(viewer);
  return {
    cohort,
    ...departmentOf(viewer, options),
    ...levelOf(viewer),
    ...majorOf(viewer, options),
    ...(withinSchool && {
      trainingMode: choiceFilter(textParam({ name: "mode" }), { label: "培养方式", options: options.modes }),
    }),
    frozen: choiceFilter(frozenParam, {
      label: "生源状态",
      options: [
        { value: false, label: "正常" },
        { value: true, label: "失效（已删除）" },
      ],
    }),
    ...(withinSchool && { studentNumber }),
    name: personName,
    idNumber,
  };
}

function columnsOf(viewer: Viewer): TableColumnsType<GraduateListRow> {
  return [
    columnOf.studentNumber,
    { title: "姓名", dataIndex: "name", width: 80, render: twoLines },
    columnOf.idNumber,
    ...(seesManySchools(viewer)
      ? [{ title: "所在学校", dataIndex: "schoolName", width: 130, render: twoLines }]
      : []),
    ...(viewer.role === "DEPARTMENT"
      ? []
      : [{ title: "所在院系", dataIndex: "departmentName", width: 114, render: twoLines }]),
    columnOf.level,
    { title: "专业", dataIndex: "majorName", minWidth: 110, render: twoLines },
    { title: "培养方式", dataIndex: "trainingModeLabel", width: 78, render: twoLines },
    { title: "生源状态", width: 86, render: (_, row) => <Standing row={row} /> },
    {
      title: "签约状态",
      width: 124,
      render: (_, row) => row.statusLabel ?? <span className="muted">—</span>,
    },
    {
      title: "操作",
      width: 50,
      render: (_, row) => (
        <Link to={`/graduates/${row.id}`} aria-label={`查看 ${row.name}`}>
          查看
        </Link>
      ),
    },
  ];
}

/** Deleted, may not sign (why, on hovering or with the keyboard on it), or as it should be. */
function Standing({ row }: { row: GraduateListRow }) {
  if (row.frozen) return <Tag color="error">失效</Tag>;
  if (!row.notSigningReason) return <Tag color="success">正常</Tag>;
  return (
    <Tooltip title={row.notSigningReason}>
      <Tag color="warning" tabIndex={0}>
        不可网签
      </Tag>
    </Tooltip>
  );
}
