import { useQuery } from "@apollo/client/react";
import { Skeleton } from "antd";
import { Link } from "react-router";
import { LoadFailed } from "../feedback/LoadFailed.js";
import { graphql } from "../gql/index.js";

const EmployerCountsDocument = graphql(`
  query EmployerCounts {
    employerCounts {
      favourites
      awaitingAnswer
      awaitingReview
      signed
      failed
    }
  }
`);

const figures = [
  { key: "favourites", label: "学生收藏夹", to: "/favourites" },
  { key: "awaitingAnswer", label: "等待学生应约", to: "/agreements/pending?status=INVITED" },
  { key: "awaitingReview", label: "等待学校（学院）审核", to: "/agreements/pending" },
  { key: "signed", label: "已签约", to: "/agreements/signed" },
  { key: "failed", label: "签约失败", to: "/agreements/failed" },
] as const;

/** The counts, each leading to its list. */
export function Counts() {
  const { data, previousData, error, refetch } = useQuery(EmployerCountsDocument);
  const counts = (data ?? previousData)?.employerCounts;
  if (error && !counts) {
    return (
      <section className="panel">
        <LoadFailed error={error} retry={refetch} />
      </section>
    );
  }
  return (
    <nav className="counts" aria-label="签约情况">
      {figures.map(({ key, label, to }) => (
        <Link key={key} to={to} className="count">
          <span className="count-label">{label}</span>
          <span className="count-figure">
            {counts ? (
              counts[key]
            ) : (
              <Skeleton.Input active size="small" style={{ width: 56, minWidth: 56 }} />
            )}
          </span>
        </Link>
      ))}
    </nav>
  );
}
