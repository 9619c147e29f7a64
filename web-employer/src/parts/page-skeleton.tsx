import { Skeleton } from "antd";

/** A record's page or form on its way. */
export function PageSkeleton({ rows }: { rows: number }) {
  return (
    <section className="panel" aria-busy="true">
      <Skeleton active title={{ width: 240 }} paragraph={{ rows }} />
    </section>
  );
}
