import { Link, useNavigate } from "react-router";
import { fillAddress, ownFormOf } from "../fill/own-forms.js";
import {
  AbandonRecordDocument,
  DeleteDraftDocument,
  RecordActsFieldsFragmentDoc,
  VoidDestinationDocument,
  WithdrawSubmissionDocument,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { useAskedAct } from "../ui/use-asked-act.js";
import { ActBar } from "./act-bar.js";

const MINE = ["SUBMIT", "WITHDRAW", "ABANDON", "DELETE_DRAFT", "VOID", "SUBMIT_SIGNING"] as const;

/** What the graduate may do with a record of their own: only what the server says is theirs (F-07, F-12, F-13). */
export function RecordActs({ record }: { record: FragmentType<typeof RecordActsFieldsFragmentDoc> }) {
  const shown = readFragment(RecordActsFieldsFragmentDoc, record);
  const { id, kind, submission, availableActions } = shown;
  const buttons = useOwnActs(id);
  const offered = availableActions.filter(({ act }) => MINE.some((mine) => mine === act));
  const isOpen = (wanted: (typeof MINE)[number]) =>
    offered.some(({ act, allowed }) => act === wanted && allowed);
  const form = ownFormOf(kind);
  return (
    <ActBar offered={offered} buttons={buttons}>
      {isOpen("SUBMIT_SIGNING") && (
        <Link className="link-button link-button-primary grow-more act-link" to={`/records/${id}/stamp`}>
          {/* Before it is stamped it has no files (F-32). */}
          {"uploads" in shown && shown.uploads.length > 0 ? "重新回传协议书" : "回传协议书"}
        </Link>
      )}
      {isOpen("SUBMIT") && form && (
        <Link className="link-button link-button-primary grow-more act-link" to={fillAddress(form, id)}>
          {submission === 0 ? "继续填写" : "修改后重新提交"}
        </Link>
      )}
    </ActBar>
  );
}

/** Withdrawing, abandoning, voiding (F-63) and deleting, each after a question that says what it brings about. */
function useOwnActs(id: string) {
  const navigate = useNavigate();
  const deleteDraft = useAskedAct(
    DeleteDraftDocument,
    {
      title: "删除草稿",
      content: "已填写的内容和已上传的图片将全部删除，不可恢复。",
      confirmText: "确认删除",
    },
    // Its page is no more.
    { done: "草稿已删除", after: () => navigate("/", { replace: true }) },
  );
  const abandon = useAskedAct(
    AbandonRecordDocument,
    {
      title: "放弃",
      content: "放弃后本次办理即告结束，不可恢复，记录将保留；如需办理，须重新填写。",
      confirmText: "确认放弃",
    },
    { done: "已放弃" },
  );
  const withdraw = useAskedAct(
    WithdrawSubmissionDocument,
    {
      title: "撤回修改",
      content: "撤回后可修改并重新提交，须重新审核；重新提交前，学校（院系）不会审核。",
      confirmText: "确认撤回",
    },
    { done: "已撤回，可修改后重新提交" },
  );
  const makeVoid = useAskedAct(
    VoidDestinationDocument,
    {
      title: "作废毕业去向",
      content:
        "作废无需审核，立即生效，不可恢复；作废后您的毕业去向变为「待就业」，可重新登记去向或接受签约邀请。",
      confirmText: "确认作废",
    },
    { done: "已作废" },
  );
  return [
    { act: "DELETE_DRAFT", text: "删除草稿", one: deleteDraft },
    { act: "ABANDON", text: "放弃", one: abandon },
    { act: "WITHDRAW", text: "撤回修改", one: withdraw },
    { act: "VOID", text: "作废", one: makeVoid },
  ].map(({ act, text, one }) => ({ act, text, press: () => one.ask({ id }), running: one.running }));
}
