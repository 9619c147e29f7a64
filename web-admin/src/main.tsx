import { ApolloProvider } from "@apollo/client/react";
import { wantsMotion } from "@gd/web-kit";
import { DeskLookProvider, DeskTell } from "@gd/web-kit/desk";
import { App as AntdApp, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { App } from "./app.js";
import { ErrorBoundary } from "./parts/error-boundary.js";
import { look } from "./parts/look.js";
import { platform } from "./parts/platform.js";
import { theme } from "./parts/theme.js";
import { forgetTrail } from "./queue/queue-trail.js";
import { SessionProvider } from "./session/session-provider.js";
import "./styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const moving = { ...theme, token: { ...theme.token, motion: wantsMotion() } };

createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={moving} button={{ autoInsertSpace: false }}>
      <AntdApp>
        <DeskLookProvider look={look}>
          <DeskTell>
            <ErrorBoundary>
              <ApolloProvider client={platform.client}>
                {/* A navigation as a transition that changes a query's variables starts over at each update of the store:
                measured on a list of the employer app, 15 requests and 2 s a page. */}
                <BrowserRouter basename="/admin" useTransitions={false}>
                  <SessionProvider forget={forgetTrail}>
                    <App />
                  </SessionProvider>
                </BrowserRouter>
              </ApolloProvider>
            </ErrorBoundary>
          </DeskTell>
        </DeskLookProvider>
      </AntdApp>
    </ConfigProvider>
  </StrictMode>,
);
