import { useQuery } from "@apollo/client/react";
import { formatDate } from "@gd/web-kit";
import { LoadFailure, usePageTitle } from "@gd/web-kit/desk";
import { Alert, Card, Skeleton, Table, Tag } from "antd";
import type { ReactNode } from "react";
import { EmployerOrganisationDocument, type EmployerOrganisationQuery } from "../gql/graphql.js";
import { EmployerBlock } from "../parts/employer-block.js";
import { PageHeader } from "../parts/page-header.js";
import { NotInvitingNotice } from "../session/not-inviting-notice.js";

type Organisation = EmployerOrganisationQuery["employerOrganisation"];

/** 单位信息: what invitations will carry, and who of the organisation has an account. Read only. */
export function OrganisationPage() {
  usePageTitle("单位信息");
  const { data, previousData, error, refetch } = useQuery(EmployerOrganisationDocument);
  const organisation = (data ?? previousData)?.employerOrganisation;
  return (
    <>
      <PageHeader title="单位信息" about="以下信息将随签约邀请函发出，并写入就业协议书。" />
      <NotInvitingNotice />
      <Shown organisation={organisation} failure={error && <LoadFailure error={error} retry={refetch} />} />
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
        title="单位名称和统一社会信用代码如需变更，请联系平台运营人员办理。已发出的邀请和已签订的协议保持发出时的单位信息不变。"
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
      <Card title="单位账号">
        <Table
          size="middle"
          pagination={false}
          rowKey={(account) => account.mobileMasked + account.name}
          dataSource={organisation.accounts}
          columns={[
            { title: "姓名", dataIndex: "name", width: 200 },
            { title: "手机号码", dataIndex: "mobileMasked", width: 200, className: "digits" },
            { title: "角色", render: (_value, account) => (account.inCharge ? "网签负责人" : "经办人") },
            {
              title: "状态",
              width: 120,
              render: (_value, account) =>
                account.disabled ? <Tag>已停用</Tag> : <Tag color="success">正常</Tag>,
            },
          ]}
        />
      </Card>
    </>
  );
}
