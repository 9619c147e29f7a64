import { type AnswerOf, type Done, useAct } from "@gd/web-kit";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import {
  type RevealGraduateContactsMutation as RevealGraduateContacts,
  RevealGraduateContactsDocument,
} from "../gql/graphql.js";

type Contacts = Done<AnswerOf<RevealGraduateContacts>>;

/** 联系 of a graduate in full, only on request; each look is in the audit log (P-08). */
export function ContactsReveal({ id }: { id: string }) {
  const [shown, setShown] = useState<Contacts | null>(null);
  const reveal = useAct(RevealGraduateContactsDocument, { after: setShown });
  if (!shown) {
    return (
      <Tooltip title="每次查看均记入审计日志">
        <Button type="link" size="small" loading={reveal.running} onClick={() => void reveal.send({ id })}>
          查看完整联系方式
        </Button>
      </Tooltip>
    );
  }
  return (
    <span className="revealed">
      <span className="numeric">手机号码：{shown.mobile ?? "—"}</span>
      <span className="numeric">电子邮箱：{shown.email ?? "—"}</span>
      <Button type="link" size="small" onClick={() => setShown(null)}>
        收起
      </Button>
    </span>
  );
}
