import { choicesParam, yesNoParam } from "@gd/web-kit";
import { choiceFilter, choicesFilter, defineList, folded } from "@gd/web-kit/desk";
import { type TableColumnsType, Tag, Tooltip } from "antd";
import { Link } from "react-router";
import { type DestinationStanding, GraduatesDocument } from "../gql/graphql.js";
import { columnOf, twoLines } from "../lists/columns.js";
import type { FilterOptions } from "../lists/filter-options.js";
import {
  cohort,
  departmentOf,
  idNumber,
  levelOf,
  majorOf,
  modeOf,
  nameOf,
  placesOf,
  settledFor,
  sortsOf,
  studentNumber,
} from "../lists/staff-filters.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import type { GraduateListRow } from "./graduate-documents.js";

/** The part of the list's address that tells 失效信息管理 from 学生名单. */
export const frozenParam = yesNoParam();

/** 去向状态, in the order of the way. */
export const standings: Readonly<Record<DestinationStanding, string>> = {
  NONE: "未登记去向",
  IN_PROGRESS: "办理中",
  UNEMPLOYED: "未就业",
  SETTLED: "已落实",
};

/** 学生名单; `frozen`: it is 失效信息管理, the list of those deleted (F-91). */
export function graduateList(viewer: Viewer, options: FilterOptions, frozen: boolean) {
  return defineList({
    filters: filtersOf(viewer, options),
    settle: settledFor(viewer),
    document: GraduatesDocument,
    variables: (filter) => ({ filter }),
    page: ({ graduates }) => graduates,
    // Within one cohort, which the filter names, its column is left out.
    columns: ({ cohort: asked }) => [...(asked ? [] : [columnOf.cohort]), ...columnsOf(viewer)],
    sorts: sortsOf(viewer, {
      学号: "STUDENT_NUMBER",
      姓名: "NAME",
      所在院系: "DEPARTMENT_NAME",
      专业: "MAJOR_NAME",
    } as const),
    rowKey: "id",
    empty: () => (frozen ? "没有失效的学生" : "没有符合条件的学生"),
    whenReset: frozen ? { frozen } : {},
  });
}

function filtersOf(viewer: Viewer, options: FilterOptions) {
  const withinSchool = !seesManySchools(viewer);
  return {
    cohort,
    ...placesOf(viewer, options),
    ...departmentOf(viewer, options),
    ...levelOf(viewer),
    ...majorOf(viewer, options),
    ...(withinSchool && {
      standings: choicesFilter(
        choicesParam(Object.keys(standings) as DestinationStanding[], { name: "standing" }),
        {
          label: "去向状态",
          options: Object.entries(standings).map(([value, label]) => ({
            value: value as DestinationStanding,
            label,
          })),
        },
      ),
    }),
    frozen: choiceFilter(frozenParam, {
      label: "生源状态",
      options: [
        { value: false, label: "正常" },
        { value: true, label: "失效（已删除）" },
      ],
    }),
    ...(withinSchool && { studentNumber }),
    name: nameOf(viewer),
    idNumber,
    ...modeOf(viewer, options),
    ...(withinSchool && {
      registered: folded(
        choiceFilter(yesNoParam(), {
          label: "账号",
          options: [
            { value: true, label: "已注册" },
            { value: false, label: "未注册" },
          ],
        }),
      ),
      contact: folded(
        choiceFilter(yesNoParam(), {
          label: "联系方式",
          options: [
            { value: true, label: "有手机号码或邮箱" },
            { value: false, label: "无联系方式" },
          ],
        }),
      ),
    }),
  };
}

function columnsOf(viewer: Viewer): TableColumnsType<GraduateListRow> {
  return [
    { title: "姓名", dataIndex: "name", width: 80, render: twoLines },
    columnOf.idNumber,
    { title: "联系", width: 116, render: (_, row) => <Contact row={row} /> },
    ...(seesManySchools(viewer)
      ? [{ title: "所在学校", dataIndex: "schoolName", width: 130, render: twoLines }]
      : []),
    ...(viewer.role === "DEPARTMENT"
      ? []
      : [{ title: "所在院系", dataIndex: "departmentName", width: 114, render: twoLines }]),
    columnOf.major,
    columnOf.level,
    columnOf.studentNumber,
    { title: "培养方式", dataIndex: "trainingModeLabel", width: 78, render: twoLines },
    {
      title: "去向状态",
      width: 84,
      render: (_, row) => row.standingLabel ?? <span className="muted">—</span>,
    },
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

/** Where the graduate is reached, masked (P-08), and whether there is an account. */
function Contact({ row }: { row: GraduateListRow }) {
  return (
    <>
      <span className="numeric">{row.mobileMasked ?? row.emailMasked ?? "—"}</span>
      <br />
      <span className="muted">{row.registered ? "已注册" : "未注册"}</span>
    </>
  );
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
