import { useQuery } from "@apollo/client/react";
import { reasonText, useAct } from "@gd/web-kit";
import { StatusTag, useModal } from "@gd/web-kit/desk";
import { Alert, Button, Card, Space } from "antd";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import {
  AbandonCorrectionDocument,
  BeginCorrectionDocument,
  MyCorrectionDocument,
  type OwnCorrectionFragment,
  OwnCorrectionFragmentDoc,
  WithdrawCorrectionDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { CorrectionDialog } from "./correction-dialog.js";

type Correction = OwnCorrectionFragment;

/** 单位名称和代码变更 (F-73): the request to the operator, where it stands, and a new one. The person in charge's. */
export function CorrectionCard() {
  const { data } = useQuery(MyCorrectionDocument);
  const correction = readFragment(OwnCorrectionFragmentDoc, data?.myCorrection) ?? null;
  const [editing, setEditing] = useState<string | null>(null);
  const begin = useAct(BeginCorrectionDocument, {
    after: ({ recordId }) => setEditing(recordId),
    refetch: [MyCorrectionDocument],
  });
  if (!data) return null;
  const open = correction !== null && correction.availableActions.length > 0;
  return (
    <Card
      title="单位名称和统一社会信用代码变更"
      className="page-card"
      extra={
        !open && (
          <Button loading={begin.running} onClick={() => void begin.send({ id: uuidv7() })}>
            申请变更
          </Button>
        )
      }
    >
      {correction && correction.status !== "ABANDONED" ? (
        <Standing correction={correction} onEdit={() => setEditing(correction.id)} />
      ) : (
        <p className="muted">
          单位名称或统一社会信用代码发生变更的，上传变更后的证照，由平台审核。变更前发出的邀请和协议不变。
        </p>
      )}
      {editing && (
        <CorrectionDialog
          recordId={editing}
          correction={correction?.id === editing ? correction : null}
          close={() => setEditing(null)}
        />
      )}
    </Card>
  );
}

/** Where the request stands, why it came back, and what can be done with it now. */
function Standing({ correction, onEdit }: { correction: Correction; onEdit(): void }) {
  const modal = useModal();
  const withdrawing = useAct(WithdrawCorrectionDocument, {
    done: "已撤回，可修改后重新提交",
    refetch: "screen",
  });
  const abandoning = useAct(AbandonCorrectionDocument, { done: "已放弃本次变更", refetch: "screen" });
  const { id, lines, returned } = correction;
  const may = (act: string) => correction.availableActions.some((each) => each.act === act && each.allowed);
  const abandon = () =>
    modal.confirm({
      title: "放弃本次变更申请？",
      content: "放弃后单位信息不变，以后可以重新申请。",
      okText: "确认放弃",
      onOk: () => abandoning.send({ id }),
    });
  return (
    <Space orientation="vertical" size={12}>
      <div>
        <StatusTag {...correction} /> <span className="muted">{correction.nextStep}</span>
      </div>
      {returned && <Alert type="warning" showIcon title={`退回原因：${reasonText(returned)}`} />}
      {lines.map(({ label, before, after }) => (
        <div key={label}>
          {label}：{before || "（无）"} → <b>{after}</b>
        </div>
      ))}
      {correction.reason && <div>变更原因：{correction.reason}</div>}
      <Space>
        {may("SUBMIT") && (
          <Button type="primary" onClick={onEdit}>
            继续填写
          </Button>
        )}
        {may("WITHDRAW") && (
          <Button loading={withdrawing.running} onClick={() => void withdrawing.send({ id })}>
            撤回修改
          </Button>
        )}
        {may("ABANDON") && <Button onClick={abandon}>放弃</Button>}
      </Space>
    </Space>
  );
}
