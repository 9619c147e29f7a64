import { Button } from "antd-mobile";
import { Link } from "react-router";
import { formPaths } from "../fill/form-paths.js";
import type { RecordActsFieldsFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import { useOwnAct } from "./use-own-act.js";

export const RecordActsFields = graphql(`
  fragment RecordActsFields on RecordView {
    id
    kind
    status
    submission
    availableActions {
      act
      allowed
      reason
    }
  }
`);

const MINE = ["SUBMIT", "WITHDRAW", "ABANDON", "DELETE_DRAFT", "VOID", "SUBMIT_SIGNING"] as const;

/**
 * What the graduate may do with a record of their own: only what the server says is theirs (F-07, F-12, F-13); closed at
 * present: disabled, with the reason in sight.
 */
export function RecordActs({ record }: { record: RecordActsFieldsFragment }) {
  const { withdraw, abandon, deleteDraft, makeVoid, sending } = useOwnAct(record.id);
  const acts = record.availableActions.filter(({ act }) => MINE.some((mine) => mine === act));
  if (acts.length === 0) return null;
  const find = (wanted: (typeof MINE)[number]) => acts.find(({ act }) => act === wanted);
  const reason = acts.find(({ allowed }) => !allowed)?.reason;
  const form = formPaths[record.kind];
  const submit = find("SUBMIT");
  const others = [
    { action: find("DELETE_DRAFT"), text: "删除草稿", run: deleteDraft },
    { action: find("ABANDON"), text: "放弃", run: abandon },
    { action: find("WITHDRAW"), text: "撤回修改", run: withdraw },
    { action: find("VOID"), text: "作废", run: makeVoid },
  ];
  return (
    <footer className="action-bar">
      {reason && (
        <p id="own-act-closed" className="action-reason">
          {reason}
        </p>
      )}
      <div className="action-buttons">
        {others.map(
          ({ action, text, run }) =>
            action && (
              <Button
                key={text}
                size="large"
                className="grow"
                disabled={!action.allowed || sending}
                aria-describedby="own-act-closed"
                onClick={() => void run()}
              >
                {text}
              </Button>
            ),
        )}
        {find("SUBMIT_SIGNING")?.allowed && (
          <Link
            className="link-button link-button-primary grow-more act-link"
            to={`/records/${record.id}/stamp`}
          >
            {record.status === "AWAITING_STAMP" ? "回传协议书" : "重新回传协议书"}
          </Link>
        )}
        {submit?.allowed && form && (
          <Link className="link-button link-button-primary grow-more act-link" to={`${form}/${record.id}`}>
            {record.submission === 0 ? "继续填写" : "修改后重新提交"}
          </Link>
        )}
      </div>
    </footer>
  );
}
