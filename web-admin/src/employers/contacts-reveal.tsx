import { type AnswerOf, type Done, useAct } from "@gd/web-kit";
import { Button } from "antd";
import { useState } from "react";
import {
  EmployerOfDeskDocument,
  RevealEmployerContactsDocument,
  type RevealEmployerContactsMutation as RevealedData,
} from "../gql/graphql.js";
import type { Employer } from "./employer-documents.js";

type Revealed = Done<AnswerOf<RevealedData>>;

/** The masked contact; in full, with the numbers of the accounts, only on request, each of which is in the audit log (P-08). */
export function ContactsReveal({ employer }: { employer: Employer }) {
  const [shown, setShown] = useState<Revealed | null>(null);
  const reveal = useAct(RevealEmployerContactsDocument, {
    after: setShown,
    refetch: [EmployerOfDeskDocument],
  });
  if (!shown) {
    return (
      <div className="employer-contacts">
        <span className="numeric">联系人手机号码：{employer.contactMobileMasked || "—"}</span>
        <span>邮箱：{employer.contactEmailMasked || "—"}</span>
        <Button
          type="link"
          size="small"
          loading={reveal.running}
          onClick={() => void reveal.send({ id: employer.id })}
        >
          查看完整联系方式（记入审计日志）
        </Button>
      </div>
    );
  }
  return (
    <div className="employer-contacts">
      <span className="numeric">联系人手机号码：{shown.contactMobile || "—"}</span>
      <span className="numeric">固定电话：{shown.contactPhone ?? "—"}</span>
      <span>邮箱：{shown.contactEmail || "—"}</span>
      {shown.accountMobiles.map(({ accountId, name, mobile }) => (
        <span key={accountId} className="numeric">
          {name}：{mobile}
        </span>
      ))}
      <Button type="link" size="small" onClick={() => setShown(null)}>
        收起
      </Button>
    </div>
  );
}
