import { useApolloClient } from "@apollo/client/react";
import { refusalOf } from "@gd/web-kit";
import { Dialog } from "antd-mobile";
import { useState } from "react";
import { graphql } from "../gql/index.js";
import { tellDone, tellFailed, tellRefused } from "../ui/tell.js";

const AcceptInvitation = graphql(`
  mutation AcceptInvitation($id: ID!) {
    acceptInvitation(id: $id) {
      ... on AgreementChanged {
        alreadyDone
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

const DeclineInvitation = graphql(`
  mutation DeclineInvitation($id: ID!) {
    declineInvitation(id: $id) {
      ... on AgreementChanged {
        alreadyDone
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

interface Invitation {
  id: string;
  employerName: string;
  positionName: string;
}

type Act = "accept" | "decline";

interface Answer {
  /** Asks, then accepts; tells what came of it. */
  accept: () => Promise<void>;
  decline: () => Promise<void>;
  sending: Act | null;
}

/** The graduate's answer to an invitation (F-24): each asks for confirmation, naming what is answered. */
export function useAnswer(invitation: Invitation): Answer {
  const client = useApolloClient();
  const [sending, setSending] = useState<Act | null>(null);
  const variables = { id: invitation.id };

  const send = async (act: Act, mutate: () => Promise<object | undefined>, done: string) => {
    setSending(act);
    try {
      const refusal = refusalOf(await mutate());
      // Refused or done, the page now shows something that has changed.
      await client.refetchQueries({ include: "active" });
      setSending(null);
      if (refusal) await tellRefused(refusal.message);
      else tellDone(done);
    } catch (error) {
      tellFailed(error);
    } finally {
      setSending(null);
    }
  };
  const accept = async () => {
    if (!(await confirmAccept(invitation))) return;
    await send(
      "accept",
      async () => (await client.mutate({ mutation: AcceptInvitation, variables })).data?.acceptInvitation,
      "已接受签约邀请，已提交学校（院系）审核",
    );
  };
  const decline = async () => {
    if (!(await confirmDecline(invitation))) return;
    await send(
      "decline",
      async () => (await client.mutate({ mutation: DeclineInvitation, variables })).data?.declineInvitation,
      "已拒绝签约邀请",
    );
  };
  return { accept, decline, sending };
}

function confirmAccept(invitation: Invitation): Promise<boolean> {
  return Dialog.confirm({
    title: "接受签约邀请",
    content: <Question invitation={invitation} consequence="接受后将提交学校（院系）审核，且不可撤回。" />,
    confirmText: "确认接受",
  });
}

function confirmDecline(invitation: Invitation): Promise<boolean> {
  return Dialog.confirm({
    title: "拒绝签约邀请",
    content: (
      <Question
        invitation={invitation}
        consequence="拒绝后该邀请即告结束，不可撤回；如需签约，须由用人单位重新发起邀请。"
      />
    ),
    confirmText: "确认拒绝",
  });
}

function Question({ invitation, consequence }: { invitation: Invitation; consequence: string }) {
  return (
    <div className="question">
      <p>
        用人单位：<strong>{invitation.employerName}</strong>
      </p>
      <p>
        拟录用岗位：<strong>{invitation.positionName}</strong>
      </p>
      <p>{consequence}</p>
    </div>
  );
}
