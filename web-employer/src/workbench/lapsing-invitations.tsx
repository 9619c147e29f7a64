import { useQuery } from "@apollo/client/react";
import { formatDateTime, timeLeft, useNow } from "@gd/web-kit";
import { Card, Empty, Skeleton } from "antd";
import { Link } from "react-router";
import { LoadFailed } from "../feedback/load-failed.js";
import type { LapsingInvitationsQuery } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

const LapsingInvitationsDocument = graphql(`
  query LapsingInvitations($first: Int!) {
    employerCounts {
      lapsingWithin3Days
    }
    employerAgreements(list: PENDING, filter: { status: INVITED }, first: $first) {
      rows {
        id
        graduateName
        schoolName
        positionName
        deadline
      }
    }
  }
`);

type Row = LapsingInvitationsQuery["employerAgreements"]["rows"][number];

/** How many of the newest open invitations are looked through; the count says whether there are more. */
const LOOKED_THROUGH = 100;
const SHOWN = 6;
const SOON_MS = 3 * 24 * 60 * 60 * 1000;

/** Invitations that lapse within three days, the nearest deadline first. */
export function LapsingInvitations() {
  const { data, previousData, error, refetch } = useQuery(LapsingInvitationsDocument, {
    variables: { first: LOOKED_THROUGH },
  });
  const now = useNow();
  const known = data ?? previousData;
  const rows = known && lapsingSoon(known.employerAgreements.rows, now).slice(0, SHOWN);
  const more = known && rows ? known.employerCounts.lapsingWithin3Days - rows.length : 0;

  return (
    <Card
      className="short-list-card"
      title="3 天内到期的邀请"
      extra={
        <Link to="/agreements/pending?status=INVITED">
          {more > 0 ? `另有 ${more} 份，查看全部` : "查看全部"}
        </Link>
      }
    >
      {!rows &&
        (error ? <LoadFailed error={error} retry={refetch} /> : <Skeleton active paragraph={{ rows: 4 }} />)}
      {rows?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="暂无 3 天内到期的签约邀请" />
      )}
      {rows && rows.length > 0 && (
        <ul className="short-list">
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={`/agreements/${row.id}`} className="short-list-name" title={row.graduateName}>
                {row.graduateName}
              </Link>
              <span className="short-list-about" title={`${row.schoolName} · ${row.positionName}`}>
                {row.schoolName} · {row.positionName}
              </span>
              <span className="short-list-when">
                <b>{timeLeft(row.deadline, now)}</b>
                <span className="cell-note digits">{formatDateTime(row.deadline)} 截止</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function lapsingSoon(rows: Row[], now: number): (Row & { deadline: string })[] {
  return rows
    .flatMap((row) => (row.deadline ? [{ ...row, deadline: row.deadline }] : []))
    .filter((row) => Date.parse(row.deadline) > now && Date.parse(row.deadline) - now <= SOON_MS)
    .sort((a, b) => a.deadline.localeCompare(b.deadline));
}
