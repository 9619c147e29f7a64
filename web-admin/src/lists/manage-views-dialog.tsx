import { useAct } from "@gd/web-kit";
import { Dialog, useModal } from "@gd/web-kit/desk";
import { Button, Empty, Space, Tag } from "antd";
import { useState } from "react";
import { RemoveSavedViewDocument, SaveViewDocument } from "../gql/graphql.js";
import { SaveViewDialog } from "./save-view-dialog.js";
import type { AskedView, SavedView } from "./saved-view.js";

interface ManageViewsDialogProps {
  views: readonly SavedView[];
  /** The list that is shown. */
  asked: AskedView;
  onClose(): void;
}

/** The views of this list that the viewer may change. */
export function ManageViewsDialog({ views, asked, onClose }: ManageViewsDialogProps) {
  const [changing, setChanging] = useState<SavedView | null>(null);
  const own = views.filter(({ mayChange }) => mayChange);
  return (
    <Dialog open title="管理常用查询" width={640} footer={null} onCancel={onClose}>
      {own.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有可管理的常用查询" />}
      <ul className="saved-views">
        {own.map((view) => (
          <li key={view.id}>
            <div>
              {view.name} {view.shared && <Tag>全校共享</Tag>}
              {view.problem && <div className="saved-view-problem">{view.problem}</div>}
            </div>
            <ViewActs view={view} asked={asked} onChange={() => setChanging(view)} />
          </li>
        ))}
      </ul>
      {changing && (
        <SaveViewDialog of={changing} asked={null} leftOut={false} onClose={() => setChanging(null)} />
      )}
    </Dialog>
  );
}

interface ViewActsProps {
  view: SavedView;
  asked: AskedView;
  onChange(): void;
}

function ViewActs({ view, asked, onChange }: ViewActsProps) {
  const modal = useModal();
  const { id, name, version: seen, pinned, shared } = view;
  const overwriting = useAct(SaveViewDocument, { done: "已改为当前查询", refetch: "screen" });
  const removal = useAct(RemoveSavedViewDocument, { done: "常用查询已删除", refetch: "screen" });
  const askRemoval = () =>
    modal.confirm({
      title: `删除「${name}」？`,
      content: shared ? "删除后，本校各账号都不再看到该常用查询。" : "删除后不可恢复。",
      okText: "删除",
      okButtonProps: { danger: true },
      onOk: () => removal.send({ id, seen }),
    });
  return (
    <Space size={4}>
      <Button type="link" size="small" aria-label={`修改 ${name}`} onClick={onChange}>
        修改
      </Button>
      <Button
        type="link"
        size="small"
        aria-label={`将 ${name} 改为当前查询`}
        loading={overwriting.running}
        onClick={() => void overwriting.send({ input: { id, seen, name, pinned, shared, ...asked } })}
      >
        改为当前查询
      </Button>
      <Button type="link" size="small" danger aria-label={`删除 ${name}`} onClick={askRemoval}>
        删除
      </Button>
    </Space>
  );
}
