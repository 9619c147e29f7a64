import { ApolloProvider } from "@apollo/client/react";
import { wantsMotion } from "@gd/web-kit";
import { DeskLookProvider, DeskTell } from "@gd/web-kit/desk";
import { App, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { router } from "./app/router.js";
import { look } from "./parts/look.js";
import { platform } from "./parts/platform.js";
import { theme } from "./parts/theme.js";
import "./app/app.css";

dayjs.locale("zh-cn");

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const moving = { ...theme, token: { ...theme.token, motion: wantsMotion() } };

createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={moving} button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 2 }}>
        <DeskLookProvider look={look}>
          <DeskTell>
            <ApolloProvider client={platform.client}>
              {/* As transitions, navigations that change a query's variables start over each time its store updates:
                measured, a page of a list took 15 requests and 2 s. */}
              <RouterProvider router={router} useTransitions={false} />
            </ApolloProvider>
          </DeskTell>
        </DeskLookProvider>
      </App>
    </ConfigProvider>
  </StrictMode>,
);
