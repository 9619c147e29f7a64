import { useAct } from "@gd/web-kit";
import {
  AcceptTerminationDocument,
  RefuseTerminationDocument,
  TakeBackTerminationDocument,
} from "../gql/graphql.js";
import { useAskedAct } from "../ui/use-asked-act.js";

/** The graduate's acts on a request to end an agreement (F-50, F-56); each asks for confirmation first. */
export function useTerminationActs(employerName: string) {
  const accept = useAskedAct(
    AcceptTerminationDocument,
    {
      title: "确认同意解约？",
      content: `同意后，由学校（院系）审核；审核通过后，您与「${employerName}」的就业协议解除，且不可恢复。`,
      confirmText: "同意解约",
    },
    { done: "已同意解约，等待学校（院系）审核" },
  );
  const refuse = useAct(RefuseTerminationDocument, {
    done: "已拒绝解约，就业协议继续有效",
    refetch: "screen",
  });
  const takeBack = useAskedAct(
    TakeBackTerminationDocument,
    {
      title: "确认撤回解约申请？",
      content: "撤回后，就业协议继续有效；如仍需解约，可重新发起。",
      confirmText: "撤回申请",
    },
    { done: "已撤回解约申请" },
  );
  return { accept, refuse, takeBack, sending: accept.running || refuse.running || takeBack.running };
}
