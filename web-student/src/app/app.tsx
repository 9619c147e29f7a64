import { type ComponentType, Suspense } from "react";
import { Navigate, Outlet, Route, Routes, useLocation } from "react-router";
import { HomePage } from "../home/home-page.js";
import { lazyPart } from "../ui/lazy-part.js";
import { LoadingPage } from "../ui/loading-page.js";
import { Fallback } from "./fallback.js";
import { NotFoundPage } from "./not-found-page.js";
import { Tabs } from "./tabs.js";
import { useScrollToTop } from "./use-scroll-to-top.js";

const RecordPage = lazyPart(() => import("../record/record-page.js"));
const AskTerminationPage = lazyPart(() => import("../termination/ask-page.js"));
const SubmittedPage = lazyPart(() => import("../record/submitted-page.js"));
const MessagesPage = lazyPart(() => import("../messages/messages-page.js"));
const FormPage = lazyPart(() => import("../fill/form-page.js"));
const StampPage = lazyPart(() => import("../stamp/stamp-page.js"));
const PasswordPage = lazyPart(() => import("../profile/password-page.js"));
const ContactPage = lazyPart(() => import("../profile/contact-page.js"));
const QuestionsPage = lazyPart(() => import("../faq/questions-page.js"));
const DocumentPage = lazyPart(() => import("../document/document-page.js"));
const ReadingPage = lazyPart(() => import("../document/reading-page.js"));
const FilePage = lazyPart(() => import("../document/file-page.js"));
const SamplePage = lazyPart(() => import("../document/sample-page.js"));
const CardPage = lazyPart(() => import("../card/card-page.js"));
const MePage = lazyPart(() => import("../profile/me-page.js"));

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
      <Route path="me/password" element={<Alone page={PasswordPage} />} />
      <Route path="me/contact" element={<Alone page={ContactPage} />} />
      <Route path="card" element={<Alone page={CardPage} />} />
      <Route path="documents/:id" element={<Alone page={DocumentPage} />} />
      <Route path="files/:id/:variant" element={<Alone page={FilePage} />} />
      <Route path="sample/:key" element={<Alone page={SamplePage} />} />
      <Route path="faq" element={<Alone page={QuestionsPage} />} />
      <Route path="records/:id" element={<Alone page={RecordPage} />} />
      {/* Of the entrances, for somebody who is signed in. */}
      {["register", "code", "forgot"].map((path) => (
        <Route key={path} path={path} element={<Navigate to="/" replace />} />
      ))}
      <Route path="records/:id/agreement" element={<Alone page={ReadingPage} />} />
      <Route path="records/:id/termination" element={<Alone page={AskTerminationPage} />} />
      <Route path="records/:id/submitted" element={<Alone page={SubmittedPage} />} />
      <Route path="records/:id/stamp" element={<Alone page={StampPage} />} />
      <Route path="fill/:what/:id" element={<Alone page={FormPage} />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

/** A page without the tabs. */
function Alone({ page: Page }: { page: ComponentType }) {
  return (
    <Suspense fallback={<LoadingPage />}>
      <Page />
    </Suspense>
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
