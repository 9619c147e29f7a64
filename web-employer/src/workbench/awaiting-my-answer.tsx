import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { useWaitingAddress } from "../agreements/lists.js";
import { AwaitingMyAnswerDocument } from "../gql/graphql.js";
import { SHOWN, ShortList } from "./short-list.js";

/** Requests of graduates to end an agreement, which wait for this employer (F-50): on the workbench only when there are any. */
export function AwaitingMyAnswer() {
  const { data, previousData, refetch } = useQuery(AwaitingMyAnswerDocument, { variables: { first: SHOWN } });
  const all = useWaitingAddress("TERMINATING", "EMPLOYER");
  const rows = (data ?? previousData)?.employerAgreements.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <ShortList
      className="workbench-first"
      title="学生发起解约，等待您应约"
      all={{ to: all }}
      empty=""
      retry={refetch}
      rows={rows.map((row) => ({
        id: row.id,
        to: `/agreements/${row.agreementId}`,
        name: row.graduateName,
        about: `${row.schoolName} · ${row.majorName}`,
        when: <span className="cell-note digits">{formatDateTime(row.changedAt)} 发起</span>,
      }))}
    />
  );
}
