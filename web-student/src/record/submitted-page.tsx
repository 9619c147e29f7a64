import { useQuery } from "@apollo/client/react";
import { Link, Navigate, useParams } from "react-router";
import { SubmittedRecordDocument } from "../gql/graphql.js";
import { Failure } from "../ui/failure.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { Page } from "../ui/page.js";
import { FlowSteps } from "./flow-steps.js";
import "./record.css";

/** After a submission: that it has arrived, what happens next, who decides, and how long that usually takes. */
export default function SubmittedPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(SubmittedRecordDocument, {
    variables: { id },
    // What was read before the submission waits for the graduate still.
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  const record = data?.record;
  // It came back while this page was open: the record says what to do.
  if (record?.waitsFor === "GRADUATE") return <Navigate to={`/records/${id}`} replace />;
  return (
    <Page title="提交成功" back="/">
      {record && (
        <>
          <section className="card submitted" role="status">
            <h2>已提交</h2>
            <p>
              {record.kindLabel}
              {record.counterpart && `：${record.counterpart}`}
            </p>
            <p className="submitted-next">
              {record.statusLabel}。{record.nextStep}
            </p>
            {record.usualWaitHours !== null && (
              <p className="faint">
                本校办理该环节通常需要约{inWords(record.usualWaitHours)}（按近期实际办理用时统计）。
              </p>
            )}
            <p className="faint">结果将以消息通知您，无需在本页等待。</p>
          </section>
          <section className="card">
            <h2 className="card-title">办理进度</h2>
            <FlowSteps agreement={record} />
          </section>
          <p className="submitted-ways">
            <Link className="link-button" to={`/records/${id}`}>
              查看详情
            </Link>
            <Link className="link-button link-button-primary" to="/">
              返回首页
            </Link>
          </p>
        </>
      )}
      {!record && (error ? <Failure error={error} onRetry={() => void refetch()} /> : <LoadingCards />)}
    </Page>
  );
}

function inWords(hours: number): string {
  return hours < 24 ? ` ${hours} 小时` : ` ${Math.round(hours / 24)} 天`;
}
