import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { Alert } from "antd";
import { Link } from "react-router";
import { AgreementTerminationDocument } from "../gql/graphql.js";
import { recordAddress } from "../menu/queues.js";

/** On an agreement's page: the last termination asked for, with the way to it; none: draws nothing. */
export function TerminationNotice({ agreementId }: { agreementId: string }) {
  const { data } = useQuery(AgreementTerminationDocument, { variables: { agreementId } });
  const latest = data?.agreementTermination?.latest;
  if (!latest) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={`该协议有解约记录：${latest.statusLabel}（${formatDateTime(latest.changedAt)}）`}
      action={<Link to={recordAddress(latest)}>查看解约记录</Link>}
    />
  );
}
