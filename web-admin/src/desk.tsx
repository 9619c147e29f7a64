import { wantsMotion } from "@gd/web-kit";
import { DeskTell, DocumentAgain, FileExpired, lazyDeskPart } from "@gd/web-kit/desk";
import { App as AntdApp, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import { Suspense } from "react";
import { Navigate, Route, Routes } from "react-router";
import { HomePage } from "./home/home-page.js";
import { ForRoles } from "./menu/for-roles.js";
import type { PageName } from "./menu/pages.js";
import { isOfOrganisations, queueNames, queues } from "./menu/queues.js";
import { ErrorBoundary } from "./parts/error-boundary.js";
import { NotFoundPage } from "./parts/not-found-page.js";
import { PageLoading } from "./parts/page-loading.js";
import { theme } from "./parts/theme.js";
import { useSession, useViewer } from "./session/session.js";
import { StaffSignInAgain } from "./session/sign-in-again.js";
import { Shell } from "./shell/shell.js";

const QueuePage = lazyDeskPart(() => import("./queue/queue-page.js"));
const OrganisationPage = lazyDeskPart(() => import("./review/organisation-page.js"));
const ReviewPage = lazyDeskPart(() => import("./review/review-page.js"));
const GraduatesPage = lazyDeskPart(() => import("./graduates/graduates-page.js"));
const GraduatePage = lazyDeskPart(() => import("./graduates/graduate-page.js"));
const FrozenRecordsPage = lazyDeskPart(() => import("./set-aside/frozen-records-page.js"));
const VoidedPage = lazyDeskPart(() => import("./set-aside/voided-page.js"));
const RostersPage = lazyDeskPart(() => import("./registry/rosters-page.js"));
const RosterPage = lazyDeskPart(() => import("./registry/roster-page.js"));
const DestinationsPage = lazyDeskPart(() => import("./registry/destinations-page.js"));
const ProvincesPage = lazyDeskPart(() => import("./organisations/provinces-page.js"));
const SchoolsPage = lazyDeskPart(() => import("./organisations/schools-page.js"));
const MarksPage = lazyDeskPart(() => import("./warnings/marks-page.js"));
const EmployersPage = lazyDeskPart(() => import("./employers/employers-page.js"));
const EmployerPage = lazyDeskPart(() => import("./employers/employer-page.js"));
const AccountsPage = lazyDeskPart(() => import("./accounts/accounts-page.js"));
const SecurityPage = lazyDeskPart(() => import("./security/security-page.js"));
const SettingsPage = lazyDeskPart(() => import("./settings/settings-page.js"));
const PortalPage = lazyDeskPart(() => import("./portal/portal-page.js"));
const ProvinceSettingsPage = lazyDeskPart(() => import("./settings/province-settings-page.js"));

const moving = { ...theme, token: { ...theme.token, motion: wantsMotion() } };

/** All addresses behind the sign-in, and what antd needs around them; fetched once somebody is signed in. */
export default function Desk() {
  const { phase } = useSession();
  return (
    <ConfigProvider locale={zhCN} theme={moving} button={{ autoInsertSpace: false }}>
      <AntdApp>
        <DeskTell>
          <ErrorBoundary>
            <Suspense fallback={<PageLoading />}>
              <Routes>
                <Route element={<Shell />}>
                  <Route index element={<HomePage />} />
                  {queueNames.map((name) => (
                    <Route key={name} path={queues[name].address}>
                      <Route index element={only(name, <QueuePage key={name} queue={queues[name]} />)} />
                      <Route
                        path=":id"
                        element={only(name, isOfOrganisations(name) ? <OrganisationPage /> : <ReviewPage />)}
                      />
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
                  <Route path="employers" element={only("employers", <EmployersPage />)} />
                  <Route path="employers/:id" element={only("employers", <EmployerPage />)} />
                  <Route path="accounts" element={only("accounts", <AccountsPage />)} />
                  <Route path="security" element={<SecurityPage />} />
                  <Route path="settings" element={<Settings />} />
                  <Route path="portal" element={only("portal", <PortalPage />)} />
                  <Route path="documents/:id" element={<DocumentAgain />} />
                  <Route path="files/:id/:variant" element={<FileExpired />} />
                  <Route path="index.html" element={<Navigate to="/" replace />} />
                  <Route path="*" element={<NotFoundPage />} />
                </Route>
              </Routes>
            </Suspense>
          </ErrorBoundary>
          {phase === "ENDED" && <StaffSignInAgain />}
        </DeskTell>
      </AntdApp>
    </ConfigProvider>
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
