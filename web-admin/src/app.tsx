import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router";
import { HomePage } from "./home/home-page.js";
import { NotFoundPage } from "./layout/not-found-page.js";
import { PageLoading } from "./layout/page-loading.js";
import { Shell } from "./layout/shell.js";
import { SignInPage } from "./session/sign-in-page.js";

const QueuePage = lazy(() => import("./queue/queue-page.js"));
const ReviewPage = lazy(() => import("./review/review-page.js"));

/** All addresses of the app. Whoever is not signed in is sent to the sign-in and back (see Shell). */
export function App() {
  return (
    <Suspense fallback={<PageLoading />}>
      <Routes>
        <Route path="sign-in" element={<SignInPage />} />
        <Route element={<Shell />}>
          <Route index element={<HomePage />} />
          <Route path="agreements" element={<QueuePage />} />
          <Route path="agreements/:id" element={<ReviewPage />} />
          <Route path="index.html" element={<Navigate to="/" replace />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
