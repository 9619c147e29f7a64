import { type AnswerOf, type Done, useAct } from "@gd/web-kit";
import { Button } from "antd";
import { useState } from "react";
import { RevealApplicantDocument, type RevealApplicantMutation as RevealedData } from "../gql/graphql.js";
import { Facts } from "../parts/facts.js";

type Revealed = Done<AnswerOf<RevealedData>>;

/** The numbers that are masked above, in full on request; each look is in the audit log (P-08). */
export function ApplicantReveal({ recordId }: { recordId: string }) {
  const [shown, setShown] = useState<Revealed | null>(null);
  const reveal = useAct(RevealApplicantDocument, { after: setShown });
  return (
    <section className="panel">
      <div className="section-head">
        <h2>完整号码</h2>
        {shown ? (
          <Button type="link" size="small" onClick={() => setShown(null)}>
            收起
          </Button>
        ) : (
          <Button size="small" loading={reveal.running} onClick={() => void reveal.send({ recordId })}>
            查看完整号码（记入审计日志）
          </Button>
        )}
      </div>
      {shown && (
        <Facts
          narrow
          facts={[
            ["负责人证件号码", shown.personDocument],
            ["联系人手机号码", shown.contactMobile],
            ["银行账号", shown.bankAccount],
          ]}
        />
      )}
    </section>
  );
}
