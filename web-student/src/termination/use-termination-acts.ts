import { useApolloClient } from "@apollo/client/react";
import { refusalOf } from "@gd/web-kit";
import { Dialog } from "antd-mobile";
import { useState } from "react";
import { tellDone, tellFailed, tellRefused } from "../ui/tell.js";
import { AcceptTermination, RefuseTermination, TakeBackTermination } from "./documents.js";

interface Acts {
  accept: () => Promise<void>;
  refuse: (reason: string) => Promise<boolean>;
  takeBack: () => Promise<void>;
  sending: boolean;
}

/** The graduate's acts on a request to end an agreement (F-50, F-56); each asks for confirmation first. */
export function useTerminationActs(id: string, employerName: string): Acts {
  const client = useApolloClient();
  const [sending, setSending] = useState(false);

  const send = async (mutate: () => Promise<object | undefined>, done: string): Promise<boolean> => {
    setSending(true);
    try {
      const refusal = refusalOf(await mutate());
      // Refused or done, the page now shows something that has changed.
      await client.refetchQueries({ include: "active" });
      if (refusal) await tellRefused(refusal.message);
      else tellDone(done);
      return !refusal;
    } catch (error) {
      tellFailed(error);
      return false;
    } finally {
      setSending(false);
    }
  };
  return {
    sending,
    accept: async () => {
      const content = `同意后，由学校（学院）审核；审核通过后，您与「${employerName}」的就业协议解除，且不可恢复。`;
      if (!(await Dialog.confirm({ title: "确认同意解约？", content, confirmText: "同意解约" }))) return;
      const mutation = { mutation: AcceptTermination, variables: { id } };
      await send(
        async () => (await client.mutate(mutation)).data?.acceptTermination,
        "已同意解约，等待学校（学院）审核",
      );
    },
    refuse: async (reason) => {
      const mutation = { mutation: RefuseTermination, variables: { id, reason } };
      return await send(
        async () => (await client.mutate(mutation)).data?.refuseTermination,
        "已拒绝解约，就业协议继续有效",
      );
    },
    takeBack: async () => {
      const content = "撤回后，就业协议继续有效；如仍需解约，可重新发起。";
      if (!(await Dialog.confirm({ title: "确认撤回解约申请？", content, confirmText: "撤回申请" }))) return;
      const mutation = { mutation: TakeBackTermination, variables: { id } };
      await send(async () => (await client.mutate(mutation)).data?.takeBackTermination, "已撤回解约申请");
    },
  };
}
