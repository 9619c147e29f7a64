import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router";
import { HomePage } from "./home/home-page.js";
import { ForRoles } from "./menu/for-roles.js";
import type { PageName } from "./menu/pages.js";
import { queueNames, queues } from "./menu/queues.js";
import { NotFoundPage } from "./parts/not-found-page.js";
import { PageLoading } from "./parts/page-loading.js";
import { useViewer } from "./session/session.js";
import { SignInPage } from "./session/sign-in-page.js";
import { Shell } from "./shell/shell.js";

const QueuePage = lazy(() => import("./queue/queue-page.js"));
const ReviewPage = lazy(() => import("./review/review-page.js"));
const GraduatesPage = lazy(() => import("./graduates/graduates-page.js"));
const GraduatePage = lazy(() => import("./graduates/graduate-page.js"));
const FrozenRecordsPage = lazy(() => import("./set-aside/frozen-records-page.js"));
const VoidedPage = lazy(() => import("./set-aside/voided-page.js"));
const RostersPage = lazy(() => import("./registry/rosters-page.js"));
const RosterPage = lazy(() => import("./registry/roster-page.js"));
const DestinationsPage = lazy(() => import("./registry/destinations-page.js"));
const ProvincesPage = lazy(() => import("./organisations/provinces-page.js"));
const SchoolsPage = lazy(() => import("./organisations/schools-page.js"));
const MarksPage = lazy(() => import("./warnings/marks-page.js"));
const AccountsPage = lazy(() => import("./accounts/accounts-page.js"));
const SecurityPage = lazy(() => import("./security/security-page.js"));
const SettingsPage = lazy(() => import("./settings/settings-page.js"));
const ProvinceSettingsPage = lazy(() => import("./settings/province-settings-page.js"));

/** All addresses of the app. Whoever is not signed in is sent to the sign-in and back (see Shell). */
export function App() {
  return (
    <Suspense fallback={<PageLoading />}>
      <Routes>
        <Route path="sign-in" element={<SignInPage />} />
        <Route element={<Shell />}>
          <Route index element={<HomePage />} />
          {queueNames.map((name) => (
            <Route key={name} path={queues[name].address}>
              <Route index element={only(name, <QueuePage key={name} queue={queues[name]} />)} />
              <Route path=":id" element={only(name, <ReviewPage />)} />
            </Route>
          ))}
          <Route path="graduates" element={only("graduates", <GraduatesPage />)} />
          <Route path="graduates/:id" element={only("graduates", <GraduatePage />)} />
          <Route path="frozen" element={only("frozen", <FrozenRecordsPage />)} />
          <Route path="voided" element={only("voided", <VoidedPage />)} />
          <Route path="registry/rosters" element={only("rosters", <RostersPage />)} />
          <Route path="registry/rosters/:id" element={only("rosters", <RosterPage />)} />
          <Route path="registry/destinations" element={only("destinations", <DestinationsPage />)} />
          <Route path="organisations/provinces" element={only("provinces", <ProvincesPage />)} />
          <Route path="organisations/schools" element={only("schools", <SchoolsPage />)} />
          <Route path="warnings" element={only("warnings", <MarksPage />)} />
          <Route path="accounts" element={only("accounts", <AccountsPage />)} />
          <Route path="security" element={<SecurityPage />} />
          <Route path="settings" element={<Settings />} />
          <Route path="index.html" element={<Navigate to="/" replace />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  );
}

function only(page: PageName, element: React.ReactNode) {
  return <ForRoles page={page}>{element}</ForRoles>;
}

/** 签约设置 is the school's or the province's own. */
function Settings() {
  const { role } = useViewer();
  if (role === "PROVINCE") return <ProvinceSettingsPage />;
  return only("schoolSettings", <SettingsPage />);
}
