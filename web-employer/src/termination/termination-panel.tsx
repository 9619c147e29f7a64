import { useQuery } from "@apollo/client/react";
import { ActButton, LoadFailure } from "@gd/web-kit/desk";
import { Alert, Card } from "antd";
import { useState } from "react";
import { type ActorRole, AgreementTerminationDocument } from "../gql/graphql.js";
import { AskDialog } from "./ask-dialog.js";
import { TerminationView } from "./termination-view.js";

interface TerminationPanelProps {
  agreement: { id: string; holds: boolean; waitsFor: ActorRole | null; number: string | null };
}

/** What an agreement's page says of its end (F-50): the last request, what can be answered, and asking. */
export function TerminationPanel({ agreement }: TerminationPanelProps) {
  const { id: agreementId, holds, waitsFor, number } = agreement;
  // It has its number from the final approval on; before there is nothing to end.
  const mayEnd = number !== null;
  const { data, error, refetch } = useQuery(AgreementTerminationDocument, {
    variables: { agreementId },
    skip: !mayEnd,
  });
  const [asking, setAsking] = useState(false);
  const termination = data?.agreementTermination;
  if (!mayEnd) return null;
  if (error && !termination) {
    return (
      <Card title="解约">
        <LoadFailure error={error} retry={refetch} />
      </Card>
    );
  }
  if (!termination) return null;
  const { mayAsk, whyNot, latest } = termination;
  return (
    <Card
      title="解约"
      extra={
        holds &&
        waitsFor === null && (
          <ActButton act={{ allowed: mayAsk, reason: whyNot }} danger onClick={() => setAsking(true)}>
            发起解约
          </ActButton>
        )
      }
    >
      {latest ? (
        <TerminationView termination={latest} />
      ) : (
        <Alert
          type="info"
          title="就业协议有效，尚无解约申请。确需解约的，可发起解约申请，经学生同意、学校（院系）审核通过后，协议解除。"
        />
      )}
      {asking && <AskDialog agreementId={agreementId} close={() => setAsking(false)} />}
    </Card>
  );
}
