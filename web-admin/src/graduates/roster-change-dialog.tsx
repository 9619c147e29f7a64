import { useAct } from "@gd/web-kit";
import { Dialog } from "@gd/web-kit/desk";
import { Alert, Button } from "antd";
import { useState } from "react";
import {
  RemoveGraduatesDocument,
  RestoreGraduatesDocument,
  RosterChangeFragmentDoc,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { BulkOutcome } from "../parts/bulk-outcome.js";
import type { RosterChange } from "./graduate-documents.js";

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
      "从就业管理系统的生源名单中删除后，学生的全部签约和去向记录立即失效：毕业生、用人单位和审核人员均不能再操作，各项期限照常计算。误删的可通过「恢复网签数据」恢复。",
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
  const [outcome, setOutcome] = useState<RosterChange["items"] | null>(null);
  const options = { refusal: "here", failure: "here", refetch: "screen" } as const;
  const removal = useAct(RemoveGraduatesDocument, {
    ...options,
    after: (answer) => setOutcome(readFragment(RosterChangeFragmentDoc, answer).items),
  });
  const restoral = useAct(RestoreGraduatesDocument, {
    ...options,
    after: (answer) => setOutcome(readFragment(RosterChangeFragmentDoc, answer).items),
  });
  const act = kind === "remove" ? removal : restoral;
  if (outcome) return <Outcome kind={kind} items={outcome} onClose={() => onClose(true)} />;
  const names = graduates.map(({ name }) => name);
  return (
    <Dialog
      open
      title={`${word.title}：${graduates.length} 人`}
      width={520}
      okText={`${word.act} ${graduates.length} 人`}
      okButtonProps={{ danger: kind === "remove" }}
      confirmLoading={act.running}
      onOk={() => void act.send({ ids: graduates.map(({ id }) => id) })}
      onCancel={() => onClose(false)}
    >
      {act.message && (
        <Alert type="error" showIcon title={act.message} className="form-problem" role="alert" />
      )}
      <p className="dialog-text">
        <b>{names.slice(0, 10).join("、")}</b>
        {names.length > 10 && ` 等 ${names.length} 人`}
      </p>
      <p className="dialog-text">{word.explanation}</p>
    </Dialog>
  );
}

interface OutcomeProps {
  kind: "remove" | "restore";
  items: RosterChange["items"];
  onClose(): void;
}

/** What became of each graduate. */
function Outcome({ kind, items, onClose }: OutcomeProps) {
  const { title, done: doneWord } = words[kind];
  return (
    <Dialog
      open
      title={`${title}结果`}
      width={640}
      onCancel={onClose}
      footer={
        <Button type="primary" autoFocus onClick={onClose}>
          关闭
        </Button>
      }
    >
      <BulkOutcome
        items={items.map(({ graduateId, ...item }) => ({ id: graduateId, ...item }))}
        doneWord={doneWord}
        summary={(done, refused) =>
          `${done} 人${doneWord}${refused === 0 ? "。" : `，${refused} 人未处理，原因见下表。`}`
        }
      />
    </Dialog>
  );
}
