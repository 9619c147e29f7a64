import { choiceParam, formatDateTime, type Param, textParam, timeLeft } from "@gd/web-kit";
import {
  choiceFilter,
  cohortFilter,
  defineList,
  idNumberFilter,
  personNameFilter,
  StatusTag,
} from "@gd/web-kit/desk";
import type { TableColumnsType } from "antd";
import { Link } from "react-router";
import {
  EmployerAgreementsDocument,
  type EmployerAgreementsQuery,
  type EmployerList,
} from "../gql/graphql.js";
import { type ListState, lists } from "./lists.js";

type AgreementRow = EmployerAgreementsQuery["employerAgreements"]["rows"][number];

/**
 * A list of agreements (F-74). `now`: milliseconds, for the time that is left to answer. `states`: those of the list;
 * undefined until they are read.
 */
export function agreementList(list: EmployerList, now: number, states: readonly ListState[] | undefined) {
  return defineList({
    filters: filtersOf(list, states),
    document: EmployerAgreementsDocument,
    variables: (filter) => ({ list, filter }),
    page: ({ employerAgreements }) => employerAgreements,
    columns: () => columnsAt(now, list),
    rowKey: "id",
    empty: (filtered) => (filtered ? "没有符合筛选条件的记录" : lists[list].empty),
  });
}

function filtersOf(list: EmployerList, states: readonly ListState[] | undefined) {
  const known = states?.map(({ status }) => status);
  return {
    cohort: cohortFilter({ label: "毕业届别", unit: "届", width: 104 }),
    ...(list !== "FROZEN" && {
      status: choiceFilter(known ? choiceParam(known) : (textParam() as Param<ListState["status"]>), {
        label: "最新状态",
        options: states?.map(({ status, statusLabel }) => ({ value: status, label: statusLabel })),
        width: 188,
      }),
    }),
    name: personNameFilter({ label: "学生姓名", placeholder: "完整姓名", width: 108, maxLength: 50 }),
    idNumber: idNumberFilter({ label: "证件号码", placeholder: "完整号码", width: 152, maxLength: 18 }),
  };
}

function columnsAt(now: number, list: EmployerList): TableColumnsType<AgreementRow> {
  return [
    { title: "学生姓名", key: "graduateName", dataIndex: "graduateName", width: 96 },
    { title: "证件号码", key: "idNumber", dataIndex: "idNumberMasked", width: 168, className: "digits" },
    { title: "毕业院校", key: "school", dataIndex: "schoolName" },
    { title: "学历层次", key: "level", dataIndex: "educationLevelLabel", width: 92 },
    {
      // One column for both: nine are all that 1366 pixels hold without scrolling.
      title: "专业 / 岗位名称",
      key: "major",
      render: (_value, row) => (
        <>
          {row.majorName}
          {row.positionName && <div className="cell-note">{row.positionName}</div>}
        </>
      ),
    },
    {
      title: "最新状态",
      key: "status",
      width: 208,
      render: (_value, row) => (
        <>
          <StatusTag {...row} />
          {list === "PENDING" && row.deadline && (
            <div className="cell-note">{timeLeft(row.deadline, now)}</div>
          )}
        </>
      ),
    },
    {
      title: "最新操作时间",
      key: "changedAt",
      width: 100,
      className: "digits",
      render: (_value, row) => formatDateTime(row.changedAt),
    },
    { title: "操作", key: "acts", width: 112, render: (_value, row) => <RowLinks row={row} /> },
  ];
}

function RowLinks({ row }: { row: AgreementRow }) {
  return (
    <div className="row-links">
      <Link to={`/agreements/${row.agreementId}`} aria-label={`查看详情：${row.graduateName}`}>
        查看详情
      </Link>
      {row.invitableFavouriteId && (
        <Link
          to={`/invitations/new?favourite=${row.invitableFavouriteId}&from=${row.agreementId}`}
          aria-label={`再次发起签约：${row.graduateName}`}
        >
          再次发起签约
        </Link>
      )}
    </div>
  );
}
