import "@gd/web-kit/old-browsers";
import "@gd/web-kit/tokens.css";
import { ApolloProvider } from "@apollo/client/react";
import { DeskLookProvider, EarlyTell } from "@gd/web-kit/desk";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { router } from "./app/router.js";
import { look } from "./parts/look.js";
import { platform } from "./parts/platform.js";
import "./app/app.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <DeskLookProvider look={look}>
      <EarlyTell>
        <ApolloProvider client={platform.client}>
          {/* As transitions, navigations that change a query's variables start over each time its store updates:
                measured, a page of a list took 15 requests and 2 s. */}
          <RouterProvider router={router} useTransitions={false} />
        </ApolloProvider>
      </EarlyTell>
    </DeskLookProvider>
  </StrictMode>,
);
