import { formatDateTime } from "@gd/web-kit";
import { Link } from "react-router";
import { seesManySchools, type Viewer } from "../session/viewer.js";

/** Columns that several lists have. Names are never cut short. */
export const columnOf = {
  cohort: {
    title: "毕业届别",
    width: 84,
    render: (_: unknown, row: { cohort: number }) => `${row.cohort}届`,
  },
  studentNumber: { title: "学号", dataIndex: "studentNumber", width: 98, className: "numeric" },
  idNumber: { title: "证件号码", dataIndex: "idNumberMasked", width: 138, className: "numeric" },
  level: { title: "学历层次", dataIndex: "educationLevelLabel", width: 84 },
};

/** Where the graduate is: the school where the viewer sees many, else the department. */
export function placeColumn(viewer: Viewer, { school, department }: { school: number; department: number }) {
  return seesManySchools(viewer)
    ? { title: "所在学校", dataIndex: "schoolName", width: school, render: twoLines }
    : { title: "所在院系", dataIndex: "departmentName", width: department, render: twoLines };
}

/** The graduate's name, leading to their page. */
export function graduateColumn(width: number) {
  return {
    title: "姓名",
    width,
    render: (_: unknown, row: { graduateId: string; graduateName: string }) => (
      <Link to={`/graduates/${row.graduateId}`}>{row.graduateName}</Link>
    ),
  };
}

/** A moment of each row. */
export function momentColumn<Row>(title: string, width: number, momentOf: (row: Row) => string) {
  return {
    title,
    width,
    className: "numeric",
    render: (_: unknown, row: Row) => formatDateTime(momentOf(row)),
  };
}

/** Two lines at most; the whole text on hovering. */
export function twoLines(text: string | null) {
  return (
    <span className="two-lines" title={text ?? ""}>
      {text}
    </span>
  );
}
