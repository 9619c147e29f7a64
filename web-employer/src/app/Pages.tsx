import { Route, Routes } from "react-router";
import { AgreementListPage } from "../agreements/AgreementListPage.js";
import { AgreementPage } from "../agreements/AgreementPage.js";
import { FavouritesPage } from "../favourites/FavouritesPage.js";
import { BulkInvitationPage } from "../invitation/BulkInvitationPage.js";
import { InvitationPage } from "../invitation/InvitationPage.js";
import { MessagesPage } from "../messages/MessagesPage.js";
import { OrganisationPage } from "../organisation/OrganisationPage.js";
import { RecordPage } from "../termination/RecordPage.js";
import { WorkbenchPage } from "../workbench/WorkbenchPage.js";
import { NotFoundPage } from "./NotFoundPage.js";
import { Shell } from "./Shell.js";

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
