import { type AnswerOf, type Done, useAct } from "@gd/web-kit";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import {
  RevealPersonalDataDocument,
  type RevealPersonalDataMutation as RevealPersonalDataMutationData,
} from "../gql/graphql.js";

type Revealed = Done<AnswerOf<RevealPersonalDataMutationData>>;

/** The masked ID number; in full, with mobile, e-mail and the employer's contact, only on request, each of which is in the audit log (P-08). */
export function PersonalDataReveal({ recordId, masked }: { recordId: string; masked: string }) {
  const [shown, setShown] = useState<Revealed | null>(null);
  const reveal = useAct(RevealPersonalDataDocument, { after: setShown });

  if (!shown) {
    return (
      <span className="reveal">
        <span className="numeric">{masked}</span>
        <Tooltip title="同时显示手机号码、电子邮箱和单位联系人手机；每次查看均记入审计日志">
          <Button
            type="link"
            size="small"
            loading={reveal.running}
            onClick={() => void reveal.send({ recordId })}
          >
            查看完整证件号码
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
