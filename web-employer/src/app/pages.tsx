import { DocumentAgain, FileExpired, SignInAgainDialog } from "@gd/web-kit/desk";
import { Navigate, Route, Routes } from "react-router";
import { AccountsPage } from "../accounts/accounts-page.js";
import { AgreementListPage } from "../agreements/agreement-list-page.js";
import { AgreementPage } from "../agreements/agreement-page.js";
import { listNames, lists } from "../agreements/lists.js";
import { CardPage } from "../card/card-page.js";
import { FavouritesPage } from "../favourites/favourites-page.js";
import { BulkInvitationPage } from "../invitation/bulk-invitation-page.js";
import { InvitationPage } from "../invitation/invitation-page.js";
import { MessagesPage } from "../messages/messages-page.js";
import { OnboardingPages } from "../onboarding/onboarding-pages.js";
import { OrganisationPage } from "../organisation/organisation-page.js";
import { NotFoundPage } from "../parts/not-found-page.js";
import { ConsentPage } from "../session/consent-page.js";
import { useSession, useViewer } from "../session/session.js";
import { EmployerSignIn } from "../session/sign-in-form.js";
import { SheetPage } from "../sheet/sheet-page.js";
import { SheetUploadPage } from "../sheet/sheet-upload-page.js";
import { Shell } from "../shell/shell.js";
import { PositionTemplatesPage } from "../templates/position-templates-page.js";
import { RecordPage } from "../termination/record-page.js";
import { WorkbenchPage } from "../workbench/workbench-page.js";
import { Desk } from "./desk.js";

/** Addresses of the app, below /employer. */
export function Pages() {
  const { phase } = useSession();
  const { consentDue, verified } = useViewer();
  return (
    <Desk>
      {consentDue === null ? (
        verified ? (
          <Addresses />
        ) : (
          <OnboardingPages />
        )
      ) : (
        <ConsentPage version={consentDue} />
      )}
      {phase === "ENDED" && (
        <SignInAgainDialog hint="当前页面已填写的内容不会丢失，登录后请再次点击原按钮。">
          <EmployerSignIn />
        </SignInAgainDialog>
      )}
    </Desk>
  );
}

function Addresses() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<WorkbenchPage />} />
        <Route path="favourites" element={<FavouritesPage />} />
        <Route path="favourites/sheet" element={<SheetUploadPage />} />
        <Route path="favourites/sheet/:id" element={<SheetPage />} />
        <Route path="favourites/card" element={<CardPage />} />
        {/* What the picture of a card says. */}
        <Route path="card" element={<CardPage />} />
        <Route path="position-templates" element={<PositionTemplatesPage />} />
        <Route path="invitations/new" element={<InvitationPage />} />
        <Route path="invitations/bulk" element={<BulkInvitationPage />} />
        {listNames.map((list) => (
          <Route key={list} path={lists[list].path} element={<AgreementListPage key={list} list={list} />} />
        ))}
        <Route path="agreements/:id" element={<AgreementPage />} />
        <Route path="records/:id" element={<RecordPage />} />
        <Route path="organisation" element={<OrganisationPage />} />
        <Route path="accounts" element={<AccountsPage />} />
        <Route path="messages" element={<MessagesPage />} />
        <Route path="register" element={<Navigate to="/" replace />} />
        <Route path="verification" element={<Navigate to="/" replace />} />
        <Route path="documents/:id" element={<DocumentAgain />} />
        <Route path="files/:id/:variant" element={<FileExpired />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
