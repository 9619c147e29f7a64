import {
  AcceptInvitationDocument,
  AnswerBarFieldsFragmentDoc,
  DeclineInvitationDocument,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import type { Question } from "../ui/tell.js";
import { useAskedAct } from "../ui/use-asked-act.js";
import { ActBar } from "./act-bar.js";
import "./record.css";

/** 接受 and 拒绝 (F-24), where the server says that they belong to this graduate; each asks first, naming what is answered. */
export function AnswerBar({ agreement }: { agreement: FragmentType<typeof AnswerBarFieldsFragmentDoc> }) {
  const { id, counterpart, job, availableActions } = readFragment(AnswerBarFieldsFragmentDoc, agreement);
  const question = (title: string, consequence: string, confirmText: string): Question => ({
    title,
    content: (
      <div className="question">
        <p>
          用人单位：<strong>{counterpart ?? ""}</strong>
        </p>
        <p>
          拟录用岗位：<strong>{job?.positionName ?? ""}</strong>
        </p>
        <p>{consequence}</p>
      </div>
    ),
    confirmText,
  });
  const accept = useAskedAct(
    AcceptInvitationDocument,
    question("接受签约邀请", "接受后将提交学校（院系）审核，且不可撤回。", "确认接受"),
    { done: "已接受签约邀请，已提交学校（院系）审核" },
  );
  const decline = useAskedAct(
    DeclineInvitationDocument,
    question(
      "拒绝签约邀请",
      "拒绝后该邀请即告结束，不可撤回；如需签约，须由用人单位重新发起邀请。",
      "确认拒绝",
    ),
    { done: "已拒绝签约邀请" },
  );
  return (
    <ActBar
      offered={availableActions.filter(({ act }) => act === "ACCEPT" || act === "DECLINE")}
      buttons={[
        { act: "DECLINE", text: "拒绝", press: () => decline.ask({ id }), running: decline.running },
        {
          act: "ACCEPT",
          text: "接受",
          press: () => accept.ask({ id }),
          running: accept.running,
          primary: true,
        },
      ]}
    />
  );
}
