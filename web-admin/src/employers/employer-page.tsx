import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { LoadFailure, MessagePage, StaleNotice, usePageTitle } from "@gd/web-kit/desk";
import { Alert, Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { EmployerDetailFragmentDoc, EmployerOfDeskDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { PageLoading } from "../parts/page-loading.js";
import { Effects } from "./effects.js";
import type { Employer, EmployerAccount } from "./employer-documents.js";
import { EmployerStateTag } from "./employer-list.js";
import { EmployerAccounts, EmployerFacts, EmployerPast } from "./employer-sections.js";
import { HandOverDialog } from "./hand-over-dialog.js";
import { MergeDialog } from "./merge-dialog.js";
import { ReleaseDialog } from "./release-dialog.js";
import { SuspensionDialog } from "./suspension-dialog.js";
import "../lists/lists.css";
import "./employers.css";

type OpenDialog = "suspension" | "handOver" | "merge" | { release: EmployerAccount } | null;

/** One employer, and what an operator may do to it. */
export default function EmployerPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(EmployerOfDeskDocument, { variables: { id } });
  const employer = data?.employer && readFragment(EmployerDetailFragmentDoc, data.employer);
  usePageTitle(employer?.name ?? "用人单位");
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const close = () => setDialog(null);
  if (error && !data) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return <PageLoading />;
  if (!employer) {
    return (
      <MessagePage
        title="未找到该单位"
        text="该单位不存在，请返回列表重新查询。"
        back={{ to: "/employers", label: "返回用人单位管理" }}
      />
    );
  }
  return (
    <div className="page">
      {error && <StaleNotice error={error} retry={refetch} />}
      <div className="panel">
        <EmployerHead employer={employer} open={setDialog} />
        <Standing employer={employer} />
        <EmployerFacts employer={employer} />
      </div>
      <EmployerAccounts employer={employer} onRelease={(release) => setDialog({ release })} />
      <EmployerPast employer={employer} />
      {dialog === "suspension" && <SuspensionDialog employer={employer} onClose={close} />}
      {dialog === "handOver" && <HandOverDialog employer={employer} onClose={close} />}
      {dialog === "merge" && <MergeDialog employer={employer} onClose={close} />}
      {dialog && typeof dialog === "object" && (
        <ReleaseDialog employer={employer} account={dialog.release} onClose={close} />
      )}
    </div>
  );
}

/** Its name, its state, and the acts that there are for that state. */
function EmployerHead({ employer, open }: { employer: Employer; open(dialog: OpenDialog): void }) {
  const { state } = employer;
  return (
    <div className="list-head">
      <h1>{employer.name}</h1>
      <EmployerStateTag {...employer} />
      <div className="list-head-right">
        <Link to="/employers">返回用人单位管理</Link>
        {state !== "MERGED" && <Button onClick={() => open("handOver")}>更换网签负责人</Button>}
        {(state === "VERIFIED" || state === "UNVERIFIED") && (
          <Button onClick={() => open("merge")}>并入其他单位</Button>
        )}
        {state === "VERIFIED" && (
          <Button danger onClick={() => open("suspension")}>
            暂停使用
          </Button>
        )}
        {state === "SUSPENDED" && (
          <Button type="primary" onClick={() => open("suspension")}>
            恢复使用
          </Button>
        )}
      </div>
    </div>
  );
}

/** What an operator must know first: suspended since when and why, merged, perhaps registered twice. */
function Standing({ employer }: { employer: Employer }) {
  const { suspendedAt, suspensionReason, suspensionEffects, mergedInto, duplicates } = employer;
  return (
    <>
      {mergedInto && (
        <Alert
          type="info"
          showIcon
          className="form-problem"
          title={
            <>
              已并入「<Link to={`/employers/${mergedInto.id}`}>{mergedInto.name}</Link>
              」，账号和签约记录均在合并后的单位中。
            </>
          }
        />
      )}
      {suspendedAt && (
        <Alert
          type="error"
          showIcon
          className="form-problem"
          title={`自${formatDateTime(suspendedAt)}起暂停使用，原因：${suspensionReason ?? "—"}`}
          description={<Effects effects={suspensionEffects} />}
        />
      )}
      {duplicates.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="form-problem"
          title="可能是重复登记的单位"
          description={duplicates.map(({ id, name, uscc }) => (
            <div key={id}>
              <Link to={`/employers/${id}`}>{name}</Link>（{uscc ?? "无统一社会信用代码"}）
            </div>
          ))}
        />
      )}
    </>
  );
}
