import { useQuery } from "@apollo/client/react";
import { formatDateTime, useAct } from "@gd/web-kit";
import { Alert } from "antd";
import { Link } from "react-router";
import {
  FallenVerdictsDocument,
  type FallenVerdictsQuery,
  ForgetFallenVerdictDocument,
} from "../gql/graphql.js";
import { recordAddress } from "../menu/queues.js";
import { verdictWord } from "./verdict-words.js";
import "./fallen-verdicts.css";

/** Verdicts of mine that were held and could take effect no more (F-18): told on every page until they are seen. */
export function FallenVerdicts() {
  // Live hints of the queues read it again.
  const { data } = useQuery(FallenVerdictsDocument);
  return data?.fallenVerdicts.map((fallen) => <FallenVerdict key={fallen.id} fallen={fallen} />);
}

function FallenVerdict({ fallen }: { fallen: FallenVerdictsQuery["fallenVerdicts"][number] }) {
  const { id, recordId, kind, verdict, graduateName, counterpart, why, at } = fallen;
  const forgetting = useAct(ForgetFallenVerdictDocument, { refetch: [FallenVerdictsDocument] });
  const about = [graduateName, counterpart].filter(Boolean).join("，");
  return (
    <Alert
      className="fallen-verdict"
      type="warning"
      showIcon
      closable={{ closeIcon: "知道了", onClose: () => void forgetting.send({ id }) }}
      title={
        <>
          您对「
          <Link to={recordAddress({ kind, id: recordId })}>{about}</Link>
          」作出的「{verdictWord(verdict)}」未能生效（{formatDateTime(at)}）：{why}。该记录状态未变。
        </>
      }
    />
  );
}
