import { newId } from "@gd/web-kit";
import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { SaveViewDocument } from "../gql/graphql.js";
import { useViewer } from "../session/session.js";
import { type AskedView, type SavedView, sharesViews } from "./saved-view.js";

interface SaveViewDialogProps {
  /** The view that is changed; null: a new one. */
  of: SavedView | null;
  /** The list that is kept; null: what was kept stays. */
  asked: AskedView | null;
  /** Whether what tells of one person stays out. */
  leftOut: boolean;
  onClose(): void;
}

interface ViewValues {
  /** Not `name`: the list's own filter behind the dialog has a field of this id. */
  viewName: string;
  pinned: boolean;
  shared: boolean;
}

/** Keeps the list as it is asked for, or changes the name and place of one that is kept. */
export function SaveViewDialog({ of, asked, leftOut, onClose }: SaveViewDialogProps) {
  const viewer = useViewer();
  const [form] = Form.useForm<ViewValues>();
  const [id] = useState(() => of?.id ?? newId());
  const save = useFormAct(SaveViewDocument, form, {
    done: "常用查询已保存",
    after: onClose,
    refetch: "screen",
    nameOf: (path) => [path.endsWith("name") ? "viewName" : path],
  });
  const send = ({ viewName, pinned, shared = of?.shared ?? false }: ViewValues) =>
    save.send({ input: { id, name: viewName, pinned, shared, ...asked, ...(of && { seen: of.version }) } });
  return (
    <FormDialog
      title={of ? "修改常用查询" : "保存当前查询"}
      width={440}
      okText="保存"
      form={form}
      problem={save.problem}
      running={save.running}
      initialValues={of ? { ...of, viewName: of.name } : { pinned: true, shared: false }}
      onSubmit={send}
      onClose={onClose}
    >
      {leftOut && <p className="muted dialog-text">姓名、学号和证件号码不保存在常用查询中。</p>}
      <Form.Item
        name="viewName"
        label="名称"
        rules={[{ required: true, whitespace: true, message: "请填写名称" }]}
      >
        <Input autoComplete="off" maxLength={30} />
      </Form.Item>
      <Form.Item name="pinned" valuePropName="checked">
        <Checkbox>在首页显示当前条数</Checkbox>
      </Form.Item>
      {sharesViews(viewer) && (
        <Form.Item name="shared" valuePropName="checked">
          <Checkbox>全校共享（本校各账号可用，各自只看到本人管理范围内的数据）</Checkbox>
        </Form.Item>
      )}
    </FormDialog>
  );
}
