import { ApolloProvider } from "@apollo/client/react";
import { ConfigProvider, unstableSetRender } from "antd-mobile";
import zhCN from "antd-mobile/es/locales/zh-CN";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { App } from "./app/app.js";
import { Fallback } from "./app/fallback.js";
import { platform } from "./app/platform.js";
import { SessionGate } from "./session/session-gate.js";
import "./app/app.css";
import "./ui/ui.css";

// Without this, Toast and Dialog of antd-mobile silently do nothing under React 19.
unstableSetRender((node, container) => {
  const root = createRoot(container);
  root.render(node);
  return async () => {
    await Promise.resolve();
    root.unmount();
  };
});

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN}>
      <ApolloProvider client={platform.client}>
        {/* A navigation as a transition that changes a query's variables starts over at each update of the store:
            measured on a list of the employer app, 15 requests and 2 s a page. */}
        <BrowserRouter basename="/student" useTransitions={false}>
          <Fallback>
            <SessionGate>
              <App />
            </SessionGate>
          </Fallback>
        </BrowserRouter>
      </ApolloProvider>
    </ConfigProvider>
  </StrictMode>,
);
