import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { LoadFailure } from "@gd/web-kit/desk";
import { Button, Table, Tag } from "antd";
import { useState } from "react";
import { UrgesOfGraduateDocument } from "../gql/graphql.js";
import type { Viewer } from "../session/viewer.js";
import { UrgeDialog } from "./urge-dialog.js";

/** Whether the viewer urges graduates. */
export function urges({ role, employmentRight }: Viewer): boolean {
  return (role === "SCHOOL" || role === "DEPARTMENT") && employmentRight === "READ_WRITE";
}

interface UrgeHistoryProps {
  graduate: { id: string; name: string; frozen: boolean };
  viewer: Viewer;
}

/** 催办记录 of one graduate, and 催办. */
export function UrgeHistory({ graduate, viewer }: UrgeHistoryProps) {
  const { data, error, refetch } = useQuery(UrgesOfGraduateDocument, {
    variables: { graduateId: graduate.id },
    fetchPolicy: "cache-and-network",
  });
  const [asking, setAsking] = useState(false);
  const end = () => {
    setAsking(false);
    void refetch();
  };
  return (
    <section className="panel" aria-labelledby="urge-history">
      <div className="list-head">
        <h2 id="urge-history">催办记录</h2>
        {urges(viewer) && !graduate.frozen && (
          <div className="list-head-right">
            <Button onClick={() => setAsking(true)}>催办</Button>
          </div>
        )}
      </div>
      {error && !data ? (
        <LoadFailure error={error} retry={refetch} />
      ) : (
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          loading={!data}
          dataSource={[...(data?.urges ?? [])]}
          locale={{ emptyText: "尚未催办" }}
          columns={[
            {
              title: "催办时间",
              width: 160,
              className: "numeric",
              render: (_, row) => formatDateTime(row.at),
            },
            { title: "事项", dataIndex: "matter" },
            {
              title: "催办人",
              render: (_, row) => [row.byOrganisation, row.byName].filter(Boolean).join(" "),
            },
            { title: "发送", width: 170, render: (_, row) => <Sent {...row} /> },
          ]}
        />
      )}
      {asking && <UrgeDialog whom={{ ids: [graduate.id] }} who={graduate.name} onClose={end} />}
    </section>
  );
}

function Sent({ sentAt, dropped }: { sentAt?: string | null; dropped: boolean }) {
  if (sentAt) return formatDateTime(sentAt);
  return dropped ? <Tag>已办理，未发送</Tag> : <Tag color="processing">待发送</Tag>;
}
