import { useQuery } from "@apollo/client/react";
import { useAct } from "@gd/web-kit";
import { Dialog } from "@gd/web-kit/desk";
import { Alert, Button, Progress } from "antd";
import { useState } from "react";
import {
  UrgeGraduatesDocument,
  type UrgeGraduatesMutationVariables,
  UrgeProgressFragmentDoc,
  UrgeRunDocument,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";

type Run = ReturnType<typeof useRun>;

interface UrgeDialogProps {
  /** Those named, or all of a filter of the list. */
  whom: UrgeGraduatesMutationVariables;
  /** e.g. 王若晴, 已选的 12 名学生. */
  who: string;
  onClose(): void;
}

/** 催办: asks, and shows how far it is; closed meanwhile, it goes on. */
export function UrgeDialog({ whom, who, onClose }: UrgeDialogProps) {
  const [started, setStarted] = useState<FragmentType<typeof UrgeProgressFragmentDoc> | null>(null);
  const act = useAct(UrgeGraduatesDocument, {
    title: "未能催办",
    after: (answer) => setStarted(answer),
  });
  const run = useRun(started);
  return (
    <Dialog
      open
      title={`催办：${who}`}
      width={520}
      onCancel={onClose}
      footer={
        run ? (
          <Button onClick={onClose}>{run.done ? "关闭" : "关闭（后台继续）"}</Button>
        ) : (
          <>
            <Button onClick={onClose}>取消</Button>
            <Button type="primary" loading={act.running} onClick={() => void act.send(whom)}>
              确认催办
            </Button>
          </>
        )
      }
    >
      {run ? <Outcome run={run} /> : <Rules />}
    </Dialog>
  );
}

function useRun(started: FragmentType<typeof UrgeProgressFragmentDoc> | null) {
  const first = readFragment(UrgeProgressFragmentDoc, started);
  const { data, stopPolling } = useQuery(UrgeRunDocument, {
    variables: { id: first?.id ?? "" },
    skip: !first,
    pollInterval: 1000,
    fetchPolicy: "network-only",
  });
  const now = readFragment(UrgeProgressFragmentDoc, data?.urgeRun) ?? first;
  if (now?.done) stopPolling();
  return now;
}

function Rules() {
  return (
    <>
      <p>
        平台按固定内容向每名学生发送一条消息和短信，提醒其办理一项自己的待办事项：待修改或待答复的记录、待确认的本人信息，或尚未登记的毕业去向。
      </p>
      <p className="muted">
        没有待办事项的学生不会被催办；同一学生每3天最多催办一次，同一事项最多催办5次；每日21:00至次日8:00不发送，顺延至早上8:00。每次催办均有记录。
      </p>
    </>
  );
}

function Outcome({ run }: { run: NonNullable<Run> }) {
  if (!run.done) {
    return (
      <>
        <Progress percent={Math.floor((run.decided / Math.max(1, run.total)) * 100)} />
        <p role="status">
          正在处理：{run.decided} / {run.total} 人
        </p>
      </>
    );
  }
  const left = [
    [run.noStep, "没有待办事项"],
    [run.tooSoon, "3天内已催办过"],
    [run.fiveTimes, "同一事项已催办5次"],
  ] as const;
  return (
    <>
      <Alert
        role="status"
        type={run.urged > 0 ? "success" : "info"}
        showIcon
        title={`已催办 ${run.urged} 人，未催办 ${run.total - run.urged} 人`}
      />
      <ul>{left.map(([count, why]) => count > 0 && <li key={why}>{`${why}：${count} 人`}</li>)}</ul>
    </>
  );
}
