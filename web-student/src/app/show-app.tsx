import "@gd/web-kit/tokens.css";
import { ApolloProvider } from "@apollo/client/react";
import { TellContext } from "@gd/web-kit";
import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { SessionGate } from "../session/session-gate.js";
import { tell } from "../ui/tell.js";
import { App } from "./app.js";
import { Fallback } from "./fallback.js";
import { platform } from "./platform.js";
import "./app.css";
import "../ui/ui.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const screen = createRoot(root);
// As a transition it is drawn in slices, between which a phone answers fingers.
startTransition(() =>
  screen.render(
    <StrictMode>
      <ApolloProvider client={platform.client}>
        {/* A navigation as a transition that changes a query's variables starts over at each update of the store:
            measured on a list of the employer app, 15 requests and 2 s a page. */}
        <BrowserRouter basename="/student" useTransitions={false}>
          <Fallback>
            <TellContext value={tell}>
              <SessionGate>
                <App />
              </SessionGate>
            </TellContext>
          </Fallback>
        </BrowserRouter>
      </ApolloProvider>
    </StrictMode>,
  ),
);
