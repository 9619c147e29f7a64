import { useMutation } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { Alert, Button, Modal, Table, Tag } from "antd";
import { useState } from "react";
import { readFragment } from "../gql/index.js";
import { FrozenRecordsQuery } from "../set-aside/set-aside-documents.js";
import {
  GraduateQuery,
  GraduatesQuery,
  RemoveGraduatesMutation,
  RestoreGraduatesMutation,
  type RosterChange,
  RosterChangeFields,
} from "./graduate-documents.js";

interface RosterChangeDialogProps {
  kind: "remove" | "restore";
  graduates: readonly { id: string; name: string }[];
  /** `changed`: whether anything was done. */
  onClose(changed: boolean): void;
}

const words = {
  remove: {
    title: "删除学生",
    act: "确认删除",
    done: "已删除",
    explanation:
      "从就业管理系统的生源名单中删除后，学生的全部签约和去向记录立即失效：毕业生、用人单位和审核人员均不能再操作，各项期限照常计算。误删的可通过“恢复网签数据”恢复。",
  },
  restore: {
    title: "恢复网签数据",
    act: "确认恢复",
    done: "已恢复",
    explanation:
      "恢复后，学生的签约和去向记录恢复为失效前的状态；应约截止时间已过的签约邀请不再恢复，按逾期未回应处理。",
  },
} as const;

/** Deletes graduates from the roster or brings them back (F-91), and shows what became of each. */
export function RosterChangeDialog({ kind, graduates, onClose }: RosterChangeDialogProps) {
  const word = words[kind];
  const refetch = { refetchQueries: [GraduatesQuery, GraduateQuery, FrozenRecordsQuery] };
  const [remove, removing] = useMutation(RemoveGraduatesMutation, refetch);
  const [restore, restoring] = useMutation(RestoreGraduatesMutation, refetch);
  const [problem, setProblem] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<RosterChange["items"] | null>(null);

  const submit = async () => {
    setProblem(null);
    try {
      const variables = { ids: graduates.map(({ id }) => id) };
      const result =
        kind === "remove"
          ? (await remove({ variables })).data?.removeGraduates
          : (await restore({ variables })).data?.restoreGraduates;
      if (result?.__typename === "RosterChanged") {
        return setOutcome(readFragment(RosterChangeFields, result).items);
      }
      const refusal = refusalOf(result);
      if (refusal) setProblem(refusal.message);
    } catch (failure) {
      setProblem(explainFailure(failure).message);
    }
  };
  if (outcome) return <Outcome kind={kind} items={outcome} onClose={() => onClose(true)} />;
  const names = graduates.map(({ name }) => name);
  return (
    <Modal
      open
      title={`${word.title}：${graduates.length} 人`}
      width={520}
      okText={`${word.act} ${graduates.length} 人`}
      okButtonProps={{ danger: kind === "remove" }}
      confirmLoading={removing.loading || restoring.loading}
      onOk={submit}
      onCancel={() => onClose(false)}
    >
      {problem && <Alert type="error" showIcon title={problem} className="form-problem" role="alert" />}
      <p className="dialog-text">
        <b>{names.slice(0, 10).join("、")}</b>
        {names.length > 10 && ` 等 ${names.length} 人`}
      </p>
      <p className="dialog-text">{word.explanation}</p>
    </Modal>
  );
}

interface OutcomeProps {
  kind: "remove" | "restore";
  items: RosterChange["items"];
  onClose(): void;
}

/** What became of each graduate, those not done first. */
function Outcome({ kind, items, onClose }: OutcomeProps) {
  const word = words[kind];
  const refused = items.filter((item) => !item.ok).length;
  return (
    <Modal
      open
      title={`${word.title}结果`}
      width={640}
      onCancel={onClose}
      footer={
        <Button type="primary" autoFocus onClick={onClose}>
          关闭
        </Button>
      }
    >
      <Alert
        type={refused === 0 ? "success" : refused === items.length ? "error" : "warning"}
        showIcon
        className="form-problem"
        title={
          refused === 0
            ? `${items.length} 人${word.done}。`
            : `${items.length - refused} 人${word.done}，${refused} 人未处理，原因见下表。`
        }
      />
      <Table<RosterChange["items"][number]>
        size="small"
        rowKey="graduateId"
        pagination={false}
        scroll={{ y: 360 }}
        dataSource={[...items].sort((a, b) => Number(a.ok) - Number(b.ok))}
        columns={[
          {
            title: "结果",
            width: 84,
            render: (_, item) => (
              <Tag color={item.ok ? "green" : "red"}>{item.ok ? word.done : "未处理"}</Tag>
            ),
          },
          { title: "姓名", dataIndex: "name", width: 120 },
          { title: "说明", dataIndex: "message" },
        ]}
      />
    </Modal>
  );
}
