import { useQuery } from "@apollo/client/react";
import { LoadFailure } from "@gd/web-kit/desk";
import { Card, Skeleton } from "antd";
import { EmployerWeekDocument } from "../gql/graphql.js";

const FIGURES = [
  { key: "sent", label: "发出邀请" },
  { key: "accepted", label: "学生同意" },
  { key: "declined", label: "学生拒绝" },
  { key: "lapsed", label: "逾期未回应" },
  { key: "signed", label: "签约完成" },
  { key: "terminated", label: "解约完成" },
] as const;

/** 近 7 天: what came of invitations and agreements. Live. */
export function Week() {
  const { data, previousData, error, refetch } = useQuery(EmployerWeekDocument);
  const week = (data ?? previousData)?.employerWeek;
  return (
    <Card title="近 7 天" className="week-card">
      {!week &&
        (error ? <LoadFailure error={error} retry={refetch} /> : <Skeleton active paragraph={{ rows: 1 }} />)}
      {week && (
        <dl className="week">
          {FIGURES.map(({ key, label }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd className="digits">{week[key]}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
