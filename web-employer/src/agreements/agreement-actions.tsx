import { useAct } from "@gd/web-kit";
import { ActButton, type OfferedAct, useModal } from "@gd/web-kit/desk";
import { useState } from "react";
import { AgreementActionsFragmentDoc, TakeBackInvitationDocument } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { ExtendDialog } from "./extend-dialog.js";

/** The acts of an employer on this agreement, as the server allows them; closed ones say why. */
export function AgreementActions(props: { agreement: FragmentType<typeof AgreementActionsFragmentDoc> }) {
  const agreement = readFragment(AgreementActionsFragmentDoc, props.agreement);
  const [extending, setExtending] = useState(false);
  const extend = agreement.availableActions.find(({ act }) => act === "EXTEND");
  const takeBack = agreement.availableActions.find(({ act }) => act === "TAKE_BACK");
  return (
    <>
      {extend && (
        <ActButton act={extend} onClick={() => setExtending(true)}>
          延长有效期
        </ActButton>
      )}
      {takeBack && <TakeBackButton act={takeBack} id={agreement.id} name={agreement.graduate.name} />}
      {extending && <ExtendDialog agreement={agreement} close={() => setExtending(false)} />}
    </>
  );
}

function TakeBackButton({ act, id, name }: { act: OfferedAct; id: string; name: string }) {
  const modal = useModal();
  const takeBack = useAct(TakeBackInvitationDocument, { done: "已撤回签约邀请", title: "撤回未成功" });
  const ask = async (): Promise<void> => {
    const sure = await modal.confirm({
      title: "确认撤回签约邀请？",
      content: `撤回后，${name}将无法应约；如仍需签约，可再次发起邀请。`,
      okText: "撤回邀请",
      okButtonProps: { danger: true },
    });
    if (sure) await takeBack.send({ id });
  };
  return (
    <ActButton act={act} danger loading={takeBack.running} onClick={() => void ask()}>
      撤回邀请
    </ActButton>
  );
}
