import { useMutation } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { App, Button, Tooltip } from "antd";
import { useState } from "react";
import { graphql } from "../gql/index.js";

const RevealPersonalDataMutation = graphql(`
  mutation RevealPersonalData($recordId: ID!) {
    revealPersonalData(recordId: $recordId) {
      __typename
      ... on PersonalData {
        idNumber
        mobile
        email
        employerContactMobile
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

/** The masked ID number; in full, with mobile, e-mail and the employer's contact, only on request, each of which is in the audit log (P-08). */
export function PersonalDataReveal({ recordId, masked }: { recordId: string; masked: string }) {
  const { message } = App.useApp();
  // Kept out of the cache: it goes with this page.
  const [reveal, { loading }] = useMutation(RevealPersonalDataMutation, { fetchPolicy: "no-cache" });
  const [shown, setShown] = useState<{
    idNumber: string;
    mobile?: string | null;
    email?: string | null;
    employerContactMobile?: string | null;
  } | null>(null);

  const ask = async () => {
    try {
      const { data } = await reveal({ variables: { recordId } });
      const result = data?.revealPersonalData;
      if (result?.__typename === "PersonalData") setShown(result);
      const refusal = refusalOf(result);
      if (refusal) message.warning(refusal.message);
    } catch (failure) {
      message.error(explainFailure(failure).message);
    }
  };

  if (!shown) {
    return (
      <span className="reveal">
        <span className="numeric">{masked}</span>
        <Tooltip title="同时显示手机号码、电子邮箱和单位联系人手机；每次查看均记入审计日志">
          <Button type="link" size="small" loading={loading} onClick={ask}>
            查看完整证件号
          </Button>
        </Tooltip>
      </span>
    );
  }
  return (
    <div className="revealed">
      <span className="numeric">{shown.idNumber}</span>
      <span>手机号码：{shown.mobile ?? "—"}</span>
      <span>电子邮箱：{shown.email ?? "—"}</span>
      {shown.employerContactMobile && <span>单位联系人手机：{shown.employerContactMobile}</span>}
      <Button type="link" size="small" onClick={() => setShown(null)}>
        收起
      </Button>
    </div>
  );
}
