import { useQuery } from "@apollo/client/react";
import { LoadFailure, usePageTitle } from "@gd/web-kit/desk";
import { Alert, Button, Skeleton } from "antd";
import { useState } from "react";
import {
  AccountFieldsFragmentDoc,
  EmployerAccountsDocument,
  OfferFieldsFragmentDoc,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { PageHeader } from "../parts/page-header.js";
import { useViewer } from "../session/session.js";
import { AccountTable } from "./account-table.js";
import { JoinRequests } from "./join-requests.js";
import { OfferDialog } from "./offer-dialog.js";
import { OfferTable } from "./offer-table.js";

/** 账号管理 (F-72): who acts for the organisation, and what they may do; the person in charge changes it. */
export function AccountsPage() {
  usePageTitle("账号管理");
  const { inCharge } = useViewer();
  const { data, previousData, error, refetch } = useQuery(EmployerAccountsDocument);
  const [adding, setAdding] = useState(false);
  const shown = (data ?? previousData)?.employerAccounts;
  return (
    <>
      <PageHeader
        title="账号管理"
        about="同一单位可有多个账号，由网签负责人添加、停用并设置权限。"
        extra={
          inCharge && (
            <Button type="primary" onClick={() => setAdding(true)}>
              添加账号
            </Button>
          )
        }
      />
      <Alert
        type="info"
        showIcon
        className="page-notice"
        title={
          inCharge
            ? "网签负责人的账号不能停用。更换网签负责人，请向平台客服提交加盖公章的新的网签授权书办理。"
            : "添加、停用账号或修改权限，请联系本单位网签负责人。"
        }
      />
      {inCharge && <JoinRequests />}
      <section className="panel">
        {!shown &&
          (error ? (
            <LoadFailure error={error} retry={refetch} />
          ) : (
            <Skeleton active paragraph={{ rows: 6 }} />
          ))}
        {shown && (
          <AccountTable
            accounts={readFragment(AccountFieldsFragmentDoc, shown.accounts)}
            inCharge={inCharge}
          />
        )}
      </section>
      {shown && <OfferTable offers={readFragment(OfferFieldsFragmentDoc, shown.offers)} />}
      {adding && <OfferDialog close={() => setAdding(false)} />}
    </>
  );
}
