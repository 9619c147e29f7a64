import { useQuery } from "@apollo/client/react";
import { LoadFailure } from "@gd/web-kit/desk";
import { Tag } from "antd";
import { Link } from "react-router";
import { PinnedViewsDocument } from "../gql/graphql.js";

/** 常用查询 that stand on the home page, with how many rows each has now. Live. */
export function PinnedViews() {
  const { data, error, refetch } = useQuery(PinnedViewsDocument);
  if (error && !data) {
    return (
      <section className="panel">
        <h2>常用查询</h2>
        <LoadFailure error={error} retry={refetch} />
      </section>
    );
  }
  const pinned = data?.savedViews.filter((view) => view.pinned) ?? [];
  if (pinned.length === 0) return null;
  return (
    <section className="panel">
      <h2>常用查询</h2>
      <ul className="pinned-views">
        {pinned.map(({ id, name, address, shared, problem, count }) => (
          <li key={id}>
            <span>
              <Link to={address}>{name}</Link> {shared && <Tag>全校共享</Tag>}
              {problem && <span className="pinned-problem">{problem}</span>}
            </span>
            {count !== null && <b className="numeric">{count}</b>}
          </li>
        ))}
      </ul>
    </section>
  );
}
