import { useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Button, Space } from "antd";
import { useState } from "react";
import {
  AcceptTerminationDocument,
  AnswerBarFragmentDoc,
  TakeBackTerminationDocument,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { RefuseDialog } from "./refuse-dialog.js";

/** 同意, 拒绝 and 撤回, as the server allows them (F-50, F-56); closed ones say why. */
export function AnswerBar(props: { termination: FragmentType<typeof AnswerBarFragmentDoc> }) {
  const { id, graduate, availableActions } = readFragment(AnswerBarFragmentDoc, props.termination);
  const { askAccept, accepting, askTakeBack, takingBack } = useAnswers(id, graduate.name);
  const [refusing, setRefusing] = useState(false);
  const action = (act: string) => availableActions.find((each) => each.act === act);
  const [accept, refuse, takeBack] = [action("ACCEPT"), action("REFUSE"), action("TAKE_BACK")];
  const offered = [accept, refuse, takeBack].filter((each) => each);
  if (offered.length === 0) return null;
  const closed = offered.find((each) => !each?.allowed)?.reason;
  return (
    <Space wrap className="termination-acts">
      {accept && (
        <Button
          type="primary"
          disabled={!accept.allowed}
          loading={accepting}
          onClick={() => void askAccept()}
        >
          同意解约
        </Button>
      )}
      {refuse && (
        <Button danger disabled={!refuse.allowed} onClick={() => setRefusing(true)}>
          拒绝解约
        </Button>
      )}
      {takeBack && (
        <Button disabled={!takeBack.allowed} loading={takingBack} onClick={() => void askTakeBack()}>
          撤回解约申请
        </Button>
      )}
      {closed && <span className="cell-note">{closed}</span>}
      {refusing && <RefuseDialog id={id} close={() => setRefusing(false)} />}
    </Space>
  );
}

/** The answers that are asked for once more before they are sent. */
function useAnswers(id: string, graduate: string) {
  const modal = useModal();
  const told = { title: "操作未成功", refetch: "screen" } as const;
  const accept = useAct(AcceptTerminationDocument, { ...told, done: "已同意解约，等待学校（院系）审核" });
  const takeBack = useAct(TakeBackTerminationDocument, { ...told, done: "已撤回解约申请" });
  return {
    accepting: accept.running,
    takingBack: takeBack.running,
    async askAccept() {
      const sure = await modal.confirm({
        title: "确认同意解约？",
        content: `同意后，由学校（院系）审核；审核通过后，与${graduate}的就业协议解除，且不可恢复。`,
        okText: "同意解约",
        okButtonProps: { danger: true },
      });
      if (sure) await accept.send({ id });
    },
    async askTakeBack() {
      const sure = await modal.confirm({
        title: "确认撤回解约申请？",
        content: "撤回后，就业协议继续有效；如仍需解约，可重新发起。",
        okText: "撤回申请",
      });
      if (sure) await takeBack.send({ id });
    },
  };
}
