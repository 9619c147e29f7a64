import { Spin } from "antd";

/** A page that is on its way; keeps the page's height, and stays invisible for loads nobody notices. */
export function PageLoading() {
  return (
    <div className="page-loading" role="status" aria-label="正在加载">
      <Spin delay={300} />
    </div>
  );
}
