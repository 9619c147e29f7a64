import { createBrowserRouter } from "react-router";
import { BrokenPage } from "./BrokenPage.js";
import { EmployerApp } from "./EmployerApp.js";

/**
 * A data router with one route: its pages are declared in <Routes> as usual, and `useBlocker`, which only a data
 * router has, can ask before typed input is left behind, also on the browser's own back button.
 */
export const router = createBrowserRouter(
  [{ path: "*", element: <EmployerApp />, errorElement: <BrokenPage /> }],
  { basename: "/employer" },
);
