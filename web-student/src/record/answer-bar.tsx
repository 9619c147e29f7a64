import { Button } from "antd-mobile";
import type { AnswerBarFieldsFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import { useAnswer } from "./use-answer.js";

export const AnswerBarFields = graphql(`
  fragment AnswerBarFields on Agreement {
    id
    counterpart
    job {
      positionName
    }
    availableActions {
      act
      allowed
      reason
    }
  }
`);

/**
 * 接受 and 拒绝, where the server says that they belong to this graduate. Closed at present (F-03): disabled, with the
 * reason in sight.
 */
export function AnswerBar({ agreement }: { agreement: AnswerBarFieldsFragment }) {
  const { accept, decline, sending } = useAnswer({
    id: agreement.id,
    employerName: agreement.counterpart ?? "",
    positionName: agreement.job?.positionName ?? "",
  });
  const acts = agreement.availableActions.filter(({ act }) => act === "ACCEPT" || act === "DECLINE");
  if (acts.length === 0) return null;
  const canAccept = acts.find(({ act }) => act === "ACCEPT");
  const canDecline = acts.find(({ act }) => act === "DECLINE");
  const reason = acts.find(({ allowed }) => !allowed)?.reason;
  return (
    <footer className="action-bar">
      {reason && (
        <p id="answer-closed" className="action-reason">
          {reason}
        </p>
      )}
      <div className="action-buttons">
        {canDecline && (
          <Button
            size="large"
            className="grow"
            disabled={!canDecline.allowed || sending !== null}
            loading={sending === "decline"}
            aria-describedby="answer-closed"
            onClick={() => void decline()}
          >
            拒绝
          </Button>
        )}
        {canAccept && (
          <Button
            size="large"
            className="grow-more"
            color="primary"
            disabled={!canAccept.allowed || sending !== null}
            loading={sending === "accept"}
            aria-describedby="answer-closed"
            onClick={() => void accept()}
          >
            接受
          </Button>
        )}
      </div>
    </footer>
  );
}
