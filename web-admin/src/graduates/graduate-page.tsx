import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { LoadFailure, MessagePage, StatusTag, usePageTitle } from "@gd/web-kit/desk";
import { Alert, Button, Descriptions, Empty, Table } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { destinationSources } from "../destinations/destination-sources.js";
import { type GraduateQuery as GraduateData, GraduateDocument } from "../gql/graphql.js";
import { pages } from "../menu/pages.js";
import { recordAddress } from "../menu/queues.js";
import { PageLoading } from "../parts/page-loading.js";
import { useViewer } from "../session/session.js";
import { JoinPersonsDialog } from "./join-persons-dialog.js";
import { MobileDialog, ReleaseAccountDialog } from "./own-number-dialogs.js";
import { RosterChangeDialog } from "./roster-change-dialog.js";
import "../lists/lists.css";
import "./graduate-page.css";

type Detail = NonNullable<GraduateData["graduate"]>;

/** One graduate: the roster's data (masked, P-08), the records, and the destination the registry holds. */
export default function GraduatePage() {
  const { id = "" } = useParams();
  const viewer = useViewer();
  const { data, error, refetch } = useQuery(GraduateDocument, { variables: { id } });
  const graduate = data?.graduate;
  usePageTitle(graduate?.name ?? "学生信息");
  const [dialog, setDialog] = useState<"remove" | "restore" | "mobile" | "release" | "join" | null>(null);
  const close = () => setDialog(null);
  if (error && !data) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return <PageLoading />;
  if (!graduate) {
    return (
      <MessagePage
        title="未找到该学生"
        text="该学生不存在，或不在您的管理范围内。"
        back={{ to: "/graduates", label: "返回学生名单" }}
      />
    );
  }
  const changes = viewer.role === "SCHOOL" && viewer.employmentRight === "READ_WRITE";

  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>{graduate.name}</h1>
          <span className="muted">
            {graduate.cohort}届 · {graduate.registered ? "已注册账号" : "未注册账号"}
          </span>
          <div className="list-head-right">
            <Link to={graduate.frozen ? pages.frozen.address : pages.graduates.address}>
              {graduate.frozen ? "返回失效信息管理" : "返回学生名单"}
            </Link>
            {changes && graduate.frozen && (
              <Button type="primary" onClick={() => setDialog("restore")}>
                恢复网签数据
              </Button>
            )}
            {changes && !graduate.frozen && (
              <Button onClick={() => setDialog(graduate.registered ? "release" : "mobile")}>
                {graduate.registered ? "解除账号" : "登记手机号码或邮箱"}
              </Button>
            )}
            {changes && !graduate.frozen && <Button onClick={() => setDialog("join")}>关联另一证件</Button>}
            {changes && !graduate.frozen && (
              <Button danger onClick={() => setDialog("remove")}>
                从名单中删除
              </Button>
            )}
          </div>
        </div>
        {graduate.frozen && (
          <Alert
            type="warning"
            showIcon
            className="form-problem"
            title="该生已从生源名单中删除，其签约和去向记录全部失效，任何一方均不能操作。"
          />
        )}
        {graduate.groups.map(({ title, fields }) => (
          <section key={title} className="graduate-group">
            <h2>{title}</h2>
            <Descriptions
              size="small"
              column={3}
              items={fields.map(({ label, value }) => ({ key: label, label, children: value || "—" }))}
            />
          </section>
        ))}
      </div>
      <Records records={graduate.records} />
      <Destination destination={graduate.registryDestination ?? null} />
      {dialog === "mobile" && <MobileDialog graduate={graduate} onClose={close} />}
      {dialog === "release" && <ReleaseAccountDialog graduate={graduate} onClose={close} />}
      {dialog === "join" && <JoinPersonsDialog graduate={graduate} onClose={close} />}
      {(dialog === "remove" || dialog === "restore") && (
        <RosterChangeDialog kind={dialog} graduates={[graduate]} onClose={close} />
      )}
    </div>
  );
}

function Records({ records }: { records: Detail["records"] }) {
  return (
    <section className="panel">
      <div className="list-head">
        <h2>签约和去向记录</h2>
      </div>
      <Table<Detail["records"][number]>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={records}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="尚无签约或去向记录" />,
        }}
        columns={[
          { title: "签约单位（去向）", dataIndex: "counterpart" },
          { title: "岗位名称", dataIndex: "positionName" },
          {
            title: "状态",
            width: 220,
            render: (_, row) => <StatusTag {...row} />,
          },
          {
            title: "最新操作时间",
            width: 160,
            className: "numeric",
            render: (_, row) => formatDateTime(row.changedAt),
          },
          { title: "操作", width: 64, render: (_, row) => <Link to={recordAddress(row)}>查看</Link> },
        ]}
      />
    </section>
  );
}

function Destination({ destination }: { destination: Detail["registryDestination"] | null }) {
  return (
    <section className="panel graduate-group">
      <div className="list-head">
        <h2>就业管理系统已报送的毕业去向</h2>
      </div>
      {destination ? (
        <Descriptions
          size="small"
          column={3}
          items={[
            { key: "label", label: "毕业去向", children: `${destination.label}（${destination.code}）` },
            { key: "employer", label: "单位名称", children: destination.employerName ?? "—" },
            { key: "number", label: "协议编号", children: destination.agreementNumber ?? "—" },
            {
              key: "source",
              label: "数据来源",
              children: destinationSources[destination.source] ?? destination.source,
            },
            { key: "at", label: "报送时间", children: formatDateTime(destination.reportedAt) },
          ]}
        />
      ) : (
        <p className="muted">该生在就业管理系统中尚无已报送的毕业去向。</p>
      )}
    </section>
  );
}
