import { useQuery } from "@apollo/client/react";
import { LoadFailure } from "@gd/web-kit/desk";
import { Skeleton } from "antd";
import { Link } from "react-router";
import { lists, useWaitingAddress } from "../agreements/lists.js";
import { EmployerCountsDocument } from "../gql/graphql.js";

const figures = [
  { key: "favourites", label: "学生收藏夹", to: "/favourites" },
  { key: "awaitingAnswer", label: "等待学生应约", to: null },
  { key: "awaitingReview", label: "等待学校（院系）审核", to: lists.PENDING.path },
  { key: "signed", label: "已签约", to: lists.SIGNED.path },
  { key: "failed", label: "签约失败", to: lists.FAILED.path },
  { key: "awaitingMyAnswer", label: "解约待单位应约", to: null },
  { key: "terminating", label: "解约中", to: lists.TERMINATING.path },
  { key: "terminated", label: "已解约", to: lists.TERMINATED.path },
  { key: "terminationFailed", label: "解约失败", to: lists.TERMINATION_FAILED.path },
] as const;

/** The counts, each leading to its list. */
export function Counts() {
  const { data, previousData, error, refetch } = useQuery(EmployerCountsDocument);
  const counts = (data ?? previousData)?.employerCounts;
  // Lists narrowed to what waits for one side.
  const narrowed = {
    awaitingAnswer: useWaitingAddress("PENDING", "GRADUATE"),
    awaitingMyAnswer: useWaitingAddress("TERMINATING", "EMPLOYER"),
  };
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
        <Link key={key} to={to ?? narrowed[key]} className="count">
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
