import { Alert, Card } from "antd";
import type { ComponentProps, ReactNode } from "react";
import { EmployerBlock } from "../parts/employer-block.js";
import { PageHeader } from "../parts/page-header.js";
import { TermsForm } from "./terms-form.js";

interface InvitationSheetProps extends Omit<ComponentProps<typeof TermsForm>, "cancelTo"> {
  /** What the page is called below the favourites. */
  here: string;
  about?: string | undefined;
  /** Whom the invitation goes to. */
  invited: { title: string; content: ReactNode };
  employer: ComponentProps<typeof EmployerBlock>["employer"];
}

/** 签约邀请函: the terms, and beside them who invites whom. */
export function InvitationSheet({ here, about, invited, employer, ...terms }: InvitationSheetProps) {
  const { closedReason } = terms;
  return (
    <>
      <PageHeader above={{ title: "学生收藏夹", to: "/favourites", here }} title="签约邀请函" about={about} />
      {closedReason && <Alert type="warning" showIcon className="page-notice" title={closedReason} />}
      <div className="invitation">
        <TermsForm {...terms} cancelTo="/favourites" />
        <aside className="invitation-side" aria-label="受邀方与用人单位">
          <Card title={invited.title}>{invited.content}</Card>
          <Card title="邀请方">
            <EmployerBlock employer={employer} columns={1} />
            <p className="cell-note">单位信息取自平台登记信息，邀请发出后不再变化。</p>
          </Card>
        </aside>
      </div>
    </>
  );
}
