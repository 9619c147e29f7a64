import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { Card } from "antd";
import { Link } from "react-router";
import { graphql } from "../gql/index.js";

const AwaitingMyAnswerDocument = graphql(`
  query AwaitingMyAnswer($first: Int!) {
    employerAgreements(list: TERMINATING, filter: { status: ASKED_BY_GRADUATE }, first: $first) {
      rows {
        id
        agreementId
        graduateName
        schoolName
        majorName
        changedAt
      }
    }
  }
`);

const SHOWN = 6;

/** Requests of graduates to end an agreement, which wait for this employer (F-50): on the workbench only when there are any. */
export function AwaitingMyAnswer() {
  const { data, previousData } = useQuery(AwaitingMyAnswerDocument, { variables: { first: SHOWN } });
  const rows = (data ?? previousData)?.employerAgreements.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Card
      className="short-list-card workbench-first"
      title="学生发起解约，等待您应约"
      extra={<Link to="/agreements/terminating?status=ASKED_BY_GRADUATE">查看全部</Link>}
    >
      <ul className="short-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/agreements/${row.agreementId}`} className="short-list-name" title={row.graduateName}>
              {row.graduateName}
            </Link>
            <span className="short-list-about" title={`${row.schoolName} · ${row.majorName}`}>
              {row.schoolName} · {row.majorName}
            </span>
            <span className="short-list-when">
              <span className="cell-note digits">{formatDateTime(row.changedAt)} 发起</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
