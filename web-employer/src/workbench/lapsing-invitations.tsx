import { useQuery } from "@apollo/client/react";
import { formatDateTime, timeLeft, useNow } from "@gd/web-kit";
import { useWaitingAddress } from "../agreements/lists.js";
import { LapsingInvitationsDocument, type LapsingInvitationsQuery } from "../gql/graphql.js";
import { SHOWN, ShortList } from "./short-list.js";

type Row = LapsingInvitationsQuery["employerAgreements"]["rows"][number];

/** How many of the newest open invitations are looked through; the count says whether there are more. */
const LOOKED_THROUGH = 100;
const SOON_MS = 3 * 24 * 60 * 60 * 1000;

/** Invitations that lapse within three days, the nearest deadline first. */
export function LapsingInvitations() {
  const { data, previousData, error, refetch } = useQuery(LapsingInvitationsDocument, {
    variables: { first: LOOKED_THROUGH },
  });
  const all = useWaitingAddress("PENDING", "GRADUATE");
  const now = useNow();
  const known = data ?? previousData;
  const rows = known && lapsingSoon(known.employerAgreements.rows, now).slice(0, SHOWN);
  const more = known && rows ? known.employerCounts.lapsingWithin3Days - rows.length : 0;

  return (
    <ShortList
      title="3 天内到期的邀请"
      all={{
        to: all,
        ...(more > 0 && { label: `另有 ${more} 份，查看全部` }),
      }}
      empty="暂无 3 天内到期的签约邀请"
      error={error}
      retry={refetch}
      rows={rows?.map((row) => ({
        id: row.id,
        to: `/agreements/${row.id}`,
        name: row.graduateName,
        about: `${row.schoolName} · ${row.positionName}`,
        when: (
          <>
            <b>{timeLeft(row.deadline, now)}</b>
            <span className="cell-note digits">{formatDateTime(row.deadline)} 截止</span>
          </>
        ),
      }))}
    />
  );
}

function lapsingSoon(rows: Row[], now: number): (Row & { deadline: string })[] {
  return rows
    .flatMap((row) => (row.deadline ? [{ ...row, deadline: row.deadline }] : []))
    .filter((row) => Date.parse(row.deadline) > now && Date.parse(row.deadline) - now <= SOON_MS)
    .sort((a, b) => a.deadline.localeCompare(b.deadline));
}
