import { useAct } from "@gd/web-kit";
import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { AskToJoinDocument, MyVerificationDocument } from "../gql/graphql.js";

interface JoinOfferProps {
  uscc: string;
  employerName: string;
}

/** The organisation is verified already: whoever registers for it asks its person in charge to be let in (F-72). */
export function JoinOffer({ uscc, employerName }: JoinOfferProps) {
  const [name, setName] = useState("");
  const act = useAct(AskToJoinDocument, {
    refetch: [MyVerificationDocument],
    done: ({ personInCharge }) => `已通知网签负责人${personInCharge}，请等待确认`,
    refusal: "here",
    failure: "here",
  });
  return (
    <Alert
      type="warning"
      showIcon
      className="page-notice"
      title={`「${employerName}」已在平台认证`}
      description={
        <>
          <p>
            同一单位只认证一次。请填写您的姓名申请加入，由该单位网签负责人确认后，您即可使用该单位的账号办理签约。
          </p>
          {act.message && <p role="alert">{act.message}</p>}
          <div className="onboarding-code">
            <Input
              aria-label="您的姓名"
              placeholder="您的姓名"
              value={name}
              maxLength={60}
              onChange={({ target }) => setName(target.value)}
            />
            <Button
              type="primary"
              disabled={name.trim() === ""}
              loading={act.running}
              onClick={() => void act.send({ input: { uscc, personName: name.trim() } })}
            >
              申请加入该单位
            </Button>
          </div>
        </>
      }
    />
  );
}
