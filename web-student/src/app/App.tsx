import { lazy, Suspense } from "react";
import { Navigate, Outlet, Route, Routes, useLocation } from "react-router";
import { HomePage } from "../home/HomePage.js";
import { LoadingPage } from "../ui/LoadingPage.js";
import { Fallback } from "./Fallback.js";
import { NotFoundPage } from "./NotFoundPage.js";
import { Tabs } from "./Tabs.js";
import { useScrollToTop } from "./useScrollToTop.js";

const RecordPage = lazy(() => import("../record/RecordPage.js"));
const AskTerminationPage = lazy(() => import("../termination/AskPage.js"));
const MessagesPage = lazy(() => import("../messages/MessagesPage.js"));
const FormPage = lazy(() => import("../fill/FormPage.js"));
const StampPage = lazy(() => import("../stamp/StampPage.js"));
const MePage = lazy(() => import("../profile/MePage.js"));

/** The pages of a signed-in graduate who has confirmed their data. */
export function App() {
  useScrollToTop();
  return (
    <Routes>
      <Route element={<Tabbed />}>
        <Route index element={<HomePage />} />
        <Route path="messages" element={<MessagesPage />} />
        <Route path="me" element={<MePage />} />
      </Route>
      <Route
        path="records/:id"
        element={
          <Suspense fallback={<LoadingPage />}>
            <RecordPage />
          </Suspense>
        }
      />
      {/* Of the registration, for somebody who is signed in. */}
      <Route path="register" element={<Navigate to="/" replace />} />
      <Route
        path="records/:id/termination"
        element={
          <Suspense fallback={<LoadingPage />}>
            <AskTerminationPage />
          </Suspense>
        }
      />
      <Route
        path="records/:id/stamp"
        element={
          <Suspense fallback={<LoadingPage />}>
            <StampPage />
          </Suspense>
        }
      />
      <Route
        path="fill/:what/:id"
        element={
          <Suspense fallback={<LoadingPage />}>
            <FormPage />
          </Suspense>
        }
      />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

function Tabbed() {
  const { pathname } = useLocation();
  return (
    <div className="tabbed">
      {/* A tab that cannot be fetched without a network leaves the others within reach. */}
      <Fallback key={pathname}>
        <Suspense fallback={<LoadingPage />}>
          <Outlet />
        </Suspense>
      </Fallback>
      <Tabs />
    </div>
  );
}
