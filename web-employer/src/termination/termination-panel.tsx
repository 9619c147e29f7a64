import { useQuery } from "@apollo/client/react";
import { Alert, Button, Card, Tooltip } from "antd";
import { useState } from "react";
import { LoadFailed } from "../feedback/load-failed.js";
import type { RecordStatus } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import { AskDialog } from "./ask-dialog.js";
import { TerminationView } from "./termination-view.js";

const AgreementTerminationDocument = graphql(`
  query AgreementTermination($agreementId: ID!) {
    agreementTermination(agreementId: $agreementId) {
      agreementId
      mayAsk
      whyNot
      latest {
        id
        ...TerminationView
      }
    }
  }
`);

/** What an agreement's page says of its end (F-50): the last request, what can be answered, and asking. */
export function TerminationPanel({ agreementId, status }: { agreementId: string; status: RecordStatus }) {
  const mayEnd = status === "SIGNED" || status === "TERMINATED";
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
        <LoadFailed error={error} retry={refetch} />
      </Card>
    );
  }
  if (!termination) return null;
  const { mayAsk, whyNot, latest } = termination;
  return (
    <Card
      title="解约"
      extra={status === "SIGNED" && <AskButton {...{ mayAsk, whyNot, ask: () => setAsking(true) }} />}
    >
      {latest ? (
        <TerminationView termination={latest} />
      ) : (
        <Alert
          type="info"
          title="就业协议有效，尚无解约申请。确需解约的，可发起解约申请，经学生同意、学校（学院）审核通过后，协议解除。"
        />
      )}
      {asking && <AskDialog agreementId={agreementId} close={() => setAsking(false)} />}
    </Card>
  );
}

interface AskButtonProps {
  mayAsk: boolean;
  whyNot: string | null;
  ask: () => void;
}

function AskButton({ mayAsk, whyNot, ask }: AskButtonProps) {
  const button = (
    <Button danger disabled={!mayAsk} onClick={ask}>
      发起解约
    </Button>
  );
  if (mayAsk || !whyNot) return button;
  return (
    <Tooltip title={whyNot}>
      {/* A disabled button hears no pointer and takes no focus: the reason hangs on its wrapper. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable by keyboard */}
      <span tabIndex={0}>{button}</span>
    </Tooltip>
  );
}
