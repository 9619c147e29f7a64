import { Route, Routes } from "react-router";
import { AgreementListPage } from "../agreements/agreement-list-page.js";
import { AgreementPage } from "../agreements/agreement-page.js";
import { FavouritesPage } from "../favourites/favourites-page.js";
import { BulkInvitationPage } from "../invitation/bulk-invitation-page.js";
import { InvitationPage } from "../invitation/invitation-page.js";
import { MessagesPage } from "../messages/messages-page.js";
import { OrganisationPage } from "../organisation/organisation-page.js";
import { NotFoundPage } from "../parts/not-found-page.js";
import { Shell } from "../shell/shell.js";
import { RecordPage } from "../termination/record-page.js";
import { WorkbenchPage } from "../workbench/workbench-page.js";

/** Addresses of the app, below /employer. */
export function Pages() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<WorkbenchPage />} />
        <Route path="favourites" element={<FavouritesPage />} />
        <Route path="invitations/new" element={<InvitationPage />} />
        <Route path="invitations/bulk" element={<BulkInvitationPage />} />
        <Route path="agreements/pending" element={<AgreementListPage key="PENDING" list="PENDING" />} />
        <Route path="agreements/signed" element={<AgreementListPage key="SIGNED" list="SIGNED" />} />
        <Route path="agreements/failed" element={<AgreementListPage key="FAILED" list="FAILED" />} />
        <Route
          path="agreements/terminating"
          element={<AgreementListPage key="TERMINATING" list="TERMINATING" />}
        />
        <Route
          path="agreements/terminated"
          element={<AgreementListPage key="TERMINATED" list="TERMINATED" />}
        />
        <Route
          path="agreements/termination-failed"
          element={<AgreementListPage key="TERMINATION_FAILED" list="TERMINATION_FAILED" />}
        />
        <Route path="agreements/frozen" element={<AgreementListPage key="FROZEN" list="FROZEN" />} />
        <Route path="agreements/:id" element={<AgreementPage />} />
        <Route path="records/:id" element={<RecordPage />} />
        <Route path="organisation" element={<OrganisationPage />} />
        <Route path="messages" element={<MessagesPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
