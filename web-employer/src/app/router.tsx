import { lazyDeskPart, PlainLoading } from "@gd/web-kit/desk";
import { Suspense } from "react";
import { createBrowserRouter } from "react-router";
import { BrokenPage } from "../parts/broken-page.js";
import { EmployerApp } from "./employer-app.js";

const StampLinkPage = lazyDeskPart(() => import("../stamp-link/stamp-link-page.js"));
const AccountOfferPage = lazyDeskPart(() => import("../account-offer/account-offer-page.js"));

/**
 * A data router with one route for the app: its pages are declared in <Routes> as usual, and `useBlocker`, which only a data
 * router has, can ask before typed input is left behind, also on the browser's own back button.
 */
export const router = createBrowserRouter(
  [
    // What an SMS leads to (F-32): no account, no session, and nothing of the app behind it.
    {
      path: "corp-link",
      element: (
        <Suspense fallback={<PlainLoading />}>
          <StampLinkPage />
        </Suspense>
      ),
      errorElement: <BrokenPage />,
    },
    // The same for a colleague's new account (F-72).
    {
      path: "account-offer",
      element: (
        <Suspense fallback={<PlainLoading />}>
          <AccountOfferPage />
        </Suspense>
      ),
      errorElement: <BrokenPage />,
    },
    { path: "*", element: <EmployerApp />, errorElement: <BrokenPage /> },
  ],
  { basename: "/employer" },
);
