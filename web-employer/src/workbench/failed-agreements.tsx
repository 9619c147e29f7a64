import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { Card, Empty, Skeleton } from "antd";
import { Link } from "react-router";
import { LoadFailed } from "../feedback/load-failed.js";
import { StatusTag } from "../feedback/status-tag.js";
import { graphql } from "../gql/index.js";

const FailedAgreementsDocument = graphql(`
  query FailedAgreements($first: Int!) {
    employerAgreements(list: FAILED, first: $first) {
      rows {
        id
        graduateName
        status
        statusLabel
        changedAt
        invitableFavouriteId
      }
    }
  }
`);

const SHOWN = 6;

/** The latest that failed: what happened, and 「再次发起签约」 where it is possible (F-23). */
export function FailedAgreements() {
  const { data, previousData, error, refetch } = useQuery(FailedAgreementsDocument, {
    variables: { first: SHOWN },
  });
  const rows = (data ?? previousData)?.employerAgreements.rows;
  return (
    <Card
      className="short-list-card"
      title="最近签约失败"
      extra={<Link to="/agreements/failed">查看全部</Link>}
    >
      {!rows &&
        (error ? <LoadFailed error={error} retry={refetch} /> : <Skeleton active paragraph={{ rows: 4 }} />)}
      {rows?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="暂无签约失败的记录" />}
      {rows && rows.length > 0 && (
        <ul className="short-list">
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={`/agreements/${row.id}`} className="short-list-name" title={row.graduateName}>
                {row.graduateName}
              </Link>
              <span className="short-list-about">
                <StatusTag status={row.status} label={row.statusLabel} />
              </span>
              <span className="short-list-when">
                {row.invitableFavouriteId && (
                  <Link to={`/invitations/new?favourite=${row.invitableFavouriteId}&from=${row.id}`}>
                    再次发起签约
                  </Link>
                )}
                <span className="cell-note digits">{formatDateTime(row.changedAt)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
