import { useQuery } from "@apollo/client/react";
import { LoadFailure } from "@gd/web-kit/desk";
import { Skeleton } from "antd";
import { Link } from "react-router";
import { graphql } from "../gql/index.js";

const EmployerCountsDocument = graphql(`
  query EmployerCounts {
    employerCounts {
      favourites
      awaitingAnswer
      awaitingReview
      signed
      failed
      awaitingMyAnswer
      terminating
      terminated
      terminationFailed
    }
  }
`);

const figures = [
  { key: "favourites", label: "学生收藏夹", to: "/favourites" },
  { key: "awaitingAnswer", label: "等待学生应约", to: "/agreements/pending?status=INVITED" },
  { key: "awaitingReview", label: "等待学校（学院）审核", to: "/agreements/pending" },
  { key: "signed", label: "已签约", to: "/agreements/signed" },
  { key: "failed", label: "签约失败", to: "/agreements/failed" },
  {
    key: "awaitingMyAnswer",
    label: "解约待单位应约",
    to: "/agreements/terminating?status=ASKED_BY_GRADUATE",
  },
  { key: "terminating", label: "解约中", to: "/agreements/terminating" },
  { key: "terminated", label: "已解约", to: "/agreements/terminated" },
  { key: "terminationFailed", label: "解约失败", to: "/agreements/termination-failed" },
] as const;

/** The counts, each leading to its list. */
export function Counts() {
  const { data, previousData, error, refetch } = useQuery(EmployerCountsDocument);
  const counts = (data ?? previousData)?.employerCounts;
  if (error && !counts) {
    return (
      <section className="panel">
        <LoadFailure error={error} retry={refetch} />
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
