import { useApolloClient } from "@apollo/client/react";
import { refusalOf } from "@gd/web-kit";
import { App, Button, Space } from "antd";
import { useState } from "react";
import { useAct } from "../app/use-act.js";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { RefuseDialog } from "./refuse-dialog.js";

const AnswerBarFragment = graphql(`
  fragment AnswerBar on Termination {
    id
    graduate {
      name
    }
    availableActions {
      act
      allowed
      reason
    }
  }
`);

const AcceptTerminationDocument = graphql(`
  mutation AcceptTermination($id: ID!) {
    acceptTermination(id: $id) {
      ... on RecordChanged {
        record {
          id
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

const TakeBackTerminationDocument = graphql(`
  mutation TakeBackTermination($id: ID!) {
    takeBackTermination(id: $id) {
      ... on RecordChanged {
        record {
          id
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

/** 同意, 拒绝 and 撤回, as the server allows them (F-50, F-56); closed ones say why. */
export function AnswerBar(props: { termination: FragmentType<typeof AnswerBarFragment> }) {
  const { id, graduate, availableActions } = readFragment(AnswerBarFragment, props.termination);
  const { modal, message } = App.useApp();
  const client = useApolloClient();
  const [accept, accepting] = useAct(AcceptTerminationDocument);
  const [takeBack, takingBack] = useAct(TakeBackTerminationDocument);
  const [refusing, setRefusing] = useState(false);
  const action = (act: string) => availableActions.find((each) => each.act === act);
  const offered = [action("ACCEPT"), action("DECLINE"), action("TAKE_BACK")].filter((each) => each);
  if (offered.length === 0) return null;
  const closed = offered.find((each) => !each?.allowed)?.reason;

  const told = async (result: Parameters<typeof refusalOf>[0], done: string): Promise<void> => {
    const refusal = refusalOf(result);
    if (refusal) void modal.warning({ title: "操作未成功", content: refusal.message });
    else void message.success(done);
    await client.refetchQueries({ include: "active" }).catch(() => undefined); // each query shows its own failure
  };
  const askAccept = async (): Promise<void> => {
    const sure = await modal.confirm({
      title: "确认同意解约？",
      content: `同意后，由学校（学院）审核；审核通过后，与${graduate.name}的就业协议解除，且不可恢复。`,
      okText: "同意解约",
      okButtonProps: { danger: true },
    });
    const answer = sure ? await accept({ id }) : null;
    if (answer) await told(answer.acceptTermination, "已同意解约，等待学校（学院）审核");
  };
  const askTakeBack = async (): Promise<void> => {
    const sure = await modal.confirm({
      title: "确认撤回解约申请？",
      content: "撤回后，就业协议继续有效；如仍需解约，可重新发起。",
      okText: "撤回申请",
    });
    const answer = sure ? await takeBack({ id }) : null;
    if (answer) await told(answer.takeBackTermination, "已撤回解约申请");
  };

  return (
    <Space wrap className="termination-acts">
      {action("ACCEPT") && (
        <Button
          type="primary"
          disabled={!action("ACCEPT")?.allowed}
          loading={accepting}
          onClick={() => void askAccept()}
        >
          同意解约
        </Button>
      )}
      {action("DECLINE") && (
        <Button danger disabled={!action("DECLINE")?.allowed} onClick={() => setRefusing(true)}>
          拒绝解约
        </Button>
      )}
      {action("TAKE_BACK") && (
        <Button
          disabled={!action("TAKE_BACK")?.allowed}
          loading={takingBack}
          onClick={() => void askTakeBack()}
        >
          撤回解约申请
        </Button>
      )}
      {closed && <span className="cell-note">{closed}</span>}
      {refusing && <RefuseDialog id={id} close={() => setRefusing(false)} />}
    </Space>
  );
}
