import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { formatDateTime, timeLeft, useNow } from "@gd/web-kit";
import type { TableProps } from "antd";
import { Link, useLocation } from "react-router";
import { usePageTitle } from "../app/use-page-title.js";
import { KeysetTable } from "../feedback/keyset-table.js";
import { LoadFailed } from "../feedback/load-failed.js";
import { PageHeader } from "../feedback/page-header.js";
import { StatusTag } from "../feedback/status-tag.js";
import { PAGE_SIZE, useKeysetPaging } from "../feedback/use-keyset-paging.js";
import type { EmployerAgreementsQuery, EmployerList } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import { filterInput, filterOf } from "./list-filter.js";
import { ListFilterForm } from "./list-filter-form.js";
import { lists } from "./lists.js";

const EmployerAgreementsDocument = graphql(`
  query EmployerAgreements($list: EmployerList!, $filter: EmployerListFilter, $first: Int!, $after: String) {
    employerAgreements(list: $list, filter: $filter, first: $first, after: $after) {
      rows {
        id
        agreementId
        graduateName
        idNumberMasked
        schoolName
        educationLevelLabel
        majorName
        status
        statusLabel
        changedAt
        deadline
        invitableFavouriteId
      }
      endCursor
    }
  }
`);

type AgreementRow = EmployerAgreementsQuery["employerAgreements"]["rows"][number];

/** One of the lists of F-74, newest first, live. */
export function AgreementListPage({ list }: { list: EmployerList }) {
  const { title, about, empty } = lists[list];
  usePageTitle(title);
  const filter = filterOf(useLocation(), list);
  const paging = useKeysetPaging();
  const { data, previousData, error, networkStatus, refetch } = useQuery(EmployerAgreementsDocument, {
    variables: { list, filter: filterInput(filter), first: PAGE_SIZE, after: paging.after },
  });
  const page = (data ?? previousData)?.employerAgreements;
  const columns = useColumns(list === "FROZEN");
  const filtered = filterInput(filter) !== null;

  return (
    <>
      <PageHeader title={title} about={about} />
      <section className="panel">
        <ListFilterForm list={list} values={filter} />
        {error && !data ? (
          <LoadFailed error={error} retry={refetch} />
        ) : (
          <KeysetTable<AgreementRow>
            columns={columns}
            rows={page?.rows}
            endCursor={page?.endCursor}
            paging={paging}
            stale={!data && networkStatus === NetworkStatus.setVariables}
            empty={filtered ? "没有符合筛选条件的记录" : empty}
          />
        )}
      </section>
    </>
  );
}

function useColumns(frozen: boolean): NonNullable<TableProps<AgreementRow>["columns"]> {
  const now = useNow();
  return [
    { title: "学生姓名", key: "graduateName", dataIndex: "graduateName", width: 96 },
    { title: "证件号码", key: "idNumber", dataIndex: "idNumberMasked", width: 168, className: "digits" },
    { title: "毕业院校", key: "school", dataIndex: "schoolName" },
    { title: "学历层次", key: "level", dataIndex: "educationLevelLabel", width: 92 },
    { title: "专业", key: "major", dataIndex: "majorName" },
    {
      title: "最新状态",
      key: "status",
      width: 208,
      render: (_value, row) => (
        <>
          <StatusTag status={row.status} label={row.statusLabel} frozen={frozen} />
          {row.status === "INVITED" && row.deadline && !frozen && (
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
      <Link to={`/agreements/${row.agreementId}`} aria-label={`查看 ${row.graduateName} 的签约详情`}>
        查看详情
      </Link>
      {row.invitableFavouriteId && (
        <Link
          to={`/invitations/new?favourite=${row.invitableFavouriteId}&from=${row.agreementId}`}
          aria-label={`再次向 ${row.graduateName} 发起签约`}
        >
          再次发起签约
        </Link>
      )}
    </div>
  );
}
