import { useQuery } from "@apollo/client/react";
import { formatDateTime, useAct } from "@gd/web-kit";
import { LoadFailure, useModal, usePageTitle } from "@gd/web-kit/desk";
import { Button, Empty, Skeleton, Table } from "antd";
import { useState } from "react";
import {
  JobFieldsFragmentDoc,
  PositionTemplatesDocument,
  RemovePositionTemplateDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { PageHeader } from "../parts/page-header.js";
import { useViewer } from "../session/session.js";
import { type Template, TemplateDialog } from "./template-dialog.js";

/** 岗位模板 (F-73): default terms of the positions that are offered again and again. */
export function PositionTemplatesPage() {
  usePageTitle("岗位模板");
  const { mayInvite } = useViewer();
  const { data, previousData, error, refetch } = useQuery(PositionTemplatesDocument);
  const [editing, setEditing] = useState<{ template: Template | null } | null>(null);
  const templates = (data ?? previousData)?.positionTemplates;
  return (
    <>
      <PageHeader
        title="岗位模板"
        about="发起签约时可选用模板带出岗位信息，再按需修改。修改模板不影响已发出的邀请。"
        extra={
          mayInvite && (
            <Button type="primary" onClick={() => setEditing({ template: null })}>
              新建模板
            </Button>
          )
        }
      />
      <section className="panel">
        {!templates &&
          (error ? (
            <LoadFailure error={error} retry={refetch} />
          ) : (
            <Skeleton active paragraph={{ rows: 6 }} />
          ))}
        {templates && (
          <Templates templates={templates} edit={mayInvite ? (template) => setEditing({ template }) : null} />
        )}
      </section>
      {editing && <TemplateDialog template={editing.template} close={() => setEditing(null)} />}
    </>
  );
}

interface TemplatesProps {
  templates: readonly Template[];
  /** Null for who may only look. */
  edit: ((template: Template) => void) | null;
}

function Templates({ templates, edit }: TemplatesProps) {
  if (templates.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="暂无岗位模板" />;
  }
  return (
    <Table
      rowKey="id"
      pagination={false}
      scroll={{ x: 700 }}
      dataSource={[...templates]}
      columns={[
        { title: "模板名称", dataIndex: "name", width: 160 },
        {
          title: "职位类别",
          width: 128,
          render: (_value, { job }) => readFragment(JobFieldsFragmentDoc, job).categoryLabel,
        },
        {
          title: "岗位名称",
          width: 128,
          render: (_value, { job }) => readFragment(JobFieldsFragmentDoc, job).positionName,
        },
        { title: "应约有效期", width: 100, render: (_value, { validDays }) => `${validDays} 天` },
        {
          title: "修改时间",
          width: 104,
          className: "digits",
          render: (_value, { changedAt }) => formatDateTime(changedAt),
        },
        ...(edit
          ? [
              {
                title: "操作",
                width: 104,
                render: (_value: unknown, template: Template) => (
                  <div className="row-links">
                    <Button
                      type="link"
                      className="row-button"
                      aria-label={`修改模板${template.name}`}
                      onClick={() => edit(template)}
                    >
                      修改
                    </Button>
                    <RemoveButton template={template} />
                  </div>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function RemoveButton({ template: { id, name } }: { template: Template }) {
  const modal = useModal();
  const remove = useAct(RemovePositionTemplateDocument, { done: "岗位模板已删除", refetch: "screen" });
  const ask = async (): Promise<void> => {
    const sure = await modal.confirm({
      title: `删除岗位模板「${name}」？`,
      content: "删除后不能恢复；已发出的邀请不受影响。",
      okText: "确认删除",
      okButtonProps: { danger: true },
    });
    if (sure) await remove.send({ id });
  };
  return (
    <Button
      type="link"
      className="row-button"
      danger
      loading={remove.running}
      aria-label={`删除模板${name}`}
      onClick={() => void ask()}
    >
      删除
    </Button>
  );
}
