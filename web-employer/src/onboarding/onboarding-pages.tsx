import { Navigate, Route, Routes } from "react-router";
import { MessagesPage } from "../messages/messages-page.js";
import { OnboardingShell } from "./onboarding-shell.js";
import { VerificationPage } from "./verification-page.js";

/** What there is for an organisation that is not verified yet: its verification, and what it was told (F-70). */
export function OnboardingPages() {
  return (
    <Routes>
      <Route element={<OnboardingShell />}>
        <Route path="verification" element={<VerificationPage />} />
        <Route path="messages" element={<MessagesPage />} />
        <Route path="*" element={<Navigate to="/verification" replace />} />
      </Route>
    </Routes>
  );
}
