import { useQuery } from "@apollo/client/react";
import { formatDate } from "@gd/web-kit";
import { LoadFailure, usePageTitle } from "@gd/web-kit/desk";
import { Alert, Button, Card, Skeleton, Tag } from "antd";
import { type ReactNode, useState } from "react";
import { EmployerOrganisationDocument, type EmployerOrganisationQuery } from "../gql/graphql.js";
import { EmployerBlock } from "../parts/employer-block.js";
import { PageHeader } from "../parts/page-header.js";
import { NotInvitingNotice } from "../session/not-inviting-notice.js";
import { useViewer } from "../session/session.js";
import { CorrectionCard } from "./correction-card.js";
import { OrganisationDialog } from "./organisation-dialog.js";

type Organisation = EmployerOrganisationQuery["employerOrganisation"];

/** 单位信息 (F-73): what invitations will carry; the person in charge changes all but name and USCC. */
export function OrganisationPage() {
  usePageTitle("单位信息");
  const { inCharge } = useViewer();
  const { data, previousData, error, refetch } = useQuery(EmployerOrganisationDocument);
  const organisation = (data ?? previousData)?.employerOrganisation;
  const [changing, setChanging] = useState(false);
  return (
    <>
      <PageHeader
        title="单位信息"
        about="以下信息将随签约邀请函发出，并写入就业协议书。"
        extra={
          inCharge &&
          organisation?.verifiedAt && (
            <Button type="primary" onClick={() => setChanging(true)}>
              修改
            </Button>
          )
        }
      />
      <NotInvitingNotice />
      <Shown organisation={organisation} failure={error && <LoadFailure error={error} retry={refetch} />} />
      {inCharge && organisation?.verifiedAt && <CorrectionCard />}
      {changing && organisation && (
        <OrganisationDialog organisation={organisation} close={() => setChanging(false)} />
      )}
    </>
  );
}

function Shown({ organisation, failure }: { organisation?: Organisation; failure?: ReactNode }) {
  if (!organisation) {
    return <section className="panel">{failure ?? <Skeleton active paragraph={{ rows: 8 }} />}</section>;
  }
  return (
    <>
      <Alert
        type="info"
        showIcon
        className="page-notice"
        title="单位名称和统一社会信用代码由网签负责人申请变更，平台审核。其他信息由网签负责人修改；已发出的邀请和已签订的协议保持发出时的单位信息不变。"
      />
      <Card
        title="基本信息"
        extra={
          organisation.verifiedAt ? (
            <Tag color="success">已认证 · {formatDate(organisation.verifiedAt)}</Tag>
          ) : (
            <Tag>未认证</Tag>
          )
        }
      >
        <EmployerBlock employer={organisation.employer} />
      </Card>
    </>
  );
}
