import { refusalOf } from "@gd/web-kit";
import { App, Button, Tooltip } from "antd";
import { useState } from "react";
import { useAct } from "../app/use-act.js";
import type { AgreementActionsFragment as AgreementActionsData } from "../gql/graphql.js";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { ExtendDialog } from "./extend-dialog.js";

const AgreementActionsFragment = graphql(`
  fragment AgreementActions on Agreement {
    id
    graduate {
      name
    }
    availableActions {
      act
      allowed
      reason
    }
    ...ExtendDialog
  }
`);

const TakeBackInvitationDocument = graphql(`
  mutation TakeBackInvitation($id: ID!) {
    takeBackInvitation(id: $id) {
      ... on AgreementChanged {
        agreement {
          id
          ...AgreementChange
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

type Action = AgreementActionsData["availableActions"][number];

/** The acts of an employer on this agreement, as the server allows them; closed ones say why. */
export function AgreementActions(props: { agreement: FragmentType<typeof AgreementActionsFragment> }) {
  const agreement = readFragment(AgreementActionsFragment, props.agreement);
  const [extending, setExtending] = useState(false);
  const extend = agreement.availableActions.find((action) => action.act === "EXTEND");
  const takeBack = agreement.availableActions.find((action) => action.act === "TAKE_BACK");
  return (
    <>
      {extend && <ActionButton action={extend} label="延长有效期" onClick={() => setExtending(true)} />}
      {takeBack && <TakeBackButton action={takeBack} id={agreement.id} name={agreement.graduate.name} />}
      {extending && <ExtendDialog agreement={agreement} close={() => setExtending(false)} />}
    </>
  );
}

function TakeBackButton({ action, id, name }: { action: Action; id: string; name: string }) {
  const { modal, message } = App.useApp();
  const [takeBack, running] = useAct(TakeBackInvitationDocument);

  const ask = async (): Promise<void> => {
    const sure = await modal.confirm({
      title: "确认撤回签约邀请？",
      content: `撤回后，${name}将无法应约；如仍需签约，可再次发起邀请。`,
      okText: "撤回邀请",
      okButtonProps: { danger: true },
    });
    if (!sure) return;
    const answer = await takeBack({ id });
    if (!answer) return;
    const refusal = refusalOf(answer.takeBackInvitation);
    if (refusal) void modal.warning({ title: "撤回未成功", content: refusal.message });
    else void message.success("已撤回签约邀请");
  };

  return (
    <ActionButton action={action} label="撤回邀请" danger running={running} onClick={() => void ask()} />
  );
}

interface ActionButtonProps {
  action: Action;
  label: string;
  danger?: boolean;
  running?: boolean;
  onClick: () => void;
}

function ActionButton({ action, label, danger, running, onClick }: ActionButtonProps) {
  const button = (
    <Button danger={danger} loading={running} disabled={!action.allowed} onClick={onClick}>
      {label}
    </Button>
  );
  if (action.allowed || !action.reason) return button;
  return (
    <Tooltip title={action.reason}>
      {/* A disabled button hears no pointer and takes no focus: the reason hangs on its wrapper. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable by keyboard */}
      <span tabIndex={0}>{button}</span>
    </Tooltip>
  );
}
