import { formatDateTime, useAct } from "@gd/web-kit";
import { Alert, Button } from "antd";
import { type MyVerificationQuery, TakeBackJoinRequestDocument } from "../gql/graphql.js";

interface JoinWaitingProps {
  request: NonNullable<MyVerificationQuery["myJoinRequest"]>;
}

/** Somebody waits to be let into an organisation that is verified already: its person in charge decides (F-72). */
export function JoinWaiting({ request }: JoinWaitingProps) {
  const act = useAct(TakeBackJoinRequestDocument, { done: "已撤回加入申请", refetch: "screen" });
  return (
    <Alert
      type="info"
      showIcon
      title={`已于 ${formatDateTime(request.askedAt)} 申请加入「${request.employerName}」`}
      description="请等待该单位网签负责人在账号管理中确认，结果将通过短信通知您。原负责人已离职、无法确认的，请联系平台客服更换网签负责人。"
      action={
        <Button loading={act.running} onClick={() => void act.send({})}>
          撤回申请
        </Button>
      }
    />
  );
}
