import { useNavigate } from "react-router";
import { AnswerBarFieldsFragmentDoc, DeclineInvitationDocument } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { useAskedAct } from "../ui/use-asked-act.js";
import { ActBar } from "./act-bar.js";
import "./record.css";

/** 接受, which leads to the agreement to be read first, and 拒绝, which asks (F-24); where the server says that they are this graduate's. */
export function AnswerBar({ agreement }: { agreement: FragmentType<typeof AnswerBarFieldsFragmentDoc> }) {
  const { id, counterpart, job, availableActions } = readFragment(AnswerBarFieldsFragmentDoc, agreement);
  const navigate = useNavigate();
  const decline = useAskedAct(
    DeclineInvitationDocument,
    {
      title: "拒绝签约邀请",
      content: (
        <div className="question">
          <p>
            用人单位：<strong>{counterpart ?? ""}</strong>
          </p>
          <p>
            拟录用岗位：<strong>{job?.positionName ?? ""}</strong>
          </p>
          <p>拒绝后该邀请即告结束，不可撤回；如需签约，须由用人单位重新发起邀请。</p>
        </div>
      ),
      confirmText: "确认拒绝",
    },
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
          press: async () => void (await navigate(`/records/${id}/agreement`)),
          running: false,
          primary: true,
        },
      ]}
    />
  );
}
