import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { StatusTag } from "@gd/web-kit/desk";
import { Link } from "react-router";
import { FailedAgreementsDocument } from "../gql/graphql.js";
import { SHOWN, ShortList } from "./short-list.js";

/** The latest that failed: what happened, and 「再次发起签约」 where it is possible (F-23). */
export function FailedAgreements() {
  const { data, previousData, error, refetch } = useQuery(FailedAgreementsDocument, {
    variables: { first: SHOWN },
  });
  const rows = (data ?? previousData)?.employerAgreements.rows;
  return (
    <ShortList
      title="最近签约失败"
      all={{ to: "/agreements/failed" }}
      empty="暂无签约失败的记录"
      error={error}
      retry={refetch}
      rows={rows?.map((row) => ({
        id: row.id,
        to: `/agreements/${row.id}`,
        name: row.graduateName,
        about: <StatusTag {...row} />,
        when: (
          <>
            {row.invitableFavouriteId && (
              <Link to={`/invitations/new?favourite=${row.invitableFavouriteId}&from=${row.id}`}>
                再次发起签约
              </Link>
            )}
            <span className="cell-note digits">{formatDateTime(row.changedAt)}</span>
          </>
        ),
      }))}
    />
  );
}
