import "@gd/web-kit/old-browsers";
import "@gd/web-kit/tokens.css";
import { ApolloProvider } from "@apollo/client/react";
import { DeskLookProvider, EarlyTell } from "@gd/web-kit/desk";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { App, loadDeskEarly } from "./app.js";
import { look } from "./parts/look.js";
import { platform } from "./parts/platform.js";
import { forgetTrail } from "./queue/queue-trail.js";
import { SessionProvider } from "./session/session-provider.js";
import "./styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

loadDeskEarly();

createRoot(root).render(
  <StrictMode>
    <DeskLookProvider look={look}>
      <EarlyTell>
        <ApolloProvider client={platform.client}>
          {/* A navigation as a transition that changes a query's variables starts over at each update of the store:
            measured on a list of the employer app, 15 requests and 2 s a page. */}
          <BrowserRouter basename="/admin" useTransitions={false}>
            <SessionProvider forget={forgetTrail}>
              <App />
            </SessionProvider>
          </BrowserRouter>
        </ApolloProvider>
      </EarlyTell>
    </DeskLookProvider>
  </StrictMode>,
);
