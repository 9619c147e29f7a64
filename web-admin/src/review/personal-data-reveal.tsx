import { type AnswerOf, type Done, useAct } from "@gd/web-kit";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import {
  RevealPersonalDataDocument,
  type RevealPersonalDataMutation as RevealPersonalDataMutationData,
} from "../gql/graphql.js";

type Revealed = Done<AnswerOf<RevealPersonalDataMutationData>>;

/** The masked ID number; in full, with mobile, e-mail, home address and the employer's contact, only on request, each of which is in the audit log (P-08). */
export function PersonalDataReveal({ recordId, masked }: { recordId: string; masked: string }) {
  const [shown, setShown] = useState<Revealed | null>(null);
  const reveal = useAct(RevealPersonalDataDocument, { after: setShown });

  if (!shown) {
    return (
      <span className="reveal">
        <span className="numeric">{masked}</span>
        <Tooltip title="同时显示手机号码、电子邮箱、家庭住址和单位联系人手机；每次查看均记入审计日志">
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
      <span>
        手机号码：
        <Both here={shown.mobile} there={shown.registryMobile} />
      </span>
      <span>电子邮箱：{shown.email ?? "—"}</span>
      <span>
        家庭住址：
        <Both here={shown.homeAddress} there={shown.registryHomeAddress} />
      </span>
      {shown.employerContactMobile && <span>单位联系人手机：{shown.employerContactMobile}</span>}
      <Button type="link" size="small" onClick={() => setShown(null)}>
        收起
      </Button>
    </div>
  );
}

/** The platform's value, and the registry's where that is another. */
function Both({ here, there }: { here: string | null; there: string | null }) {
  return <>{there && there !== here ? `${here ?? "—"}（就业管理系统：${there}）` : (here ?? "—")}</>;
}
