import { lazy, Suspense } from "react";
import { Outlet, Route, Routes } from "react-router";
import { HomePage } from "../home/HomePage.js";
import { LoadingPage } from "../ui/LoadingPage.js";
import { NotFoundPage } from "./NotFoundPage.js";
import { Tabs } from "./Tabs.js";
import { useScrollToTop } from "./useScrollToTop.js";

const RecordPage = lazy(() => import("../record/RecordPage.js"));
const MessagesPage = lazy(() => import("../messages/MessagesPage.js"));
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
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

function Tabbed() {
  return (
    <div className="tabbed">
      <Suspense fallback={<LoadingPage />}>
        <Outlet />
      </Suspense>
      <Tabs />
    </div>
  );
}
