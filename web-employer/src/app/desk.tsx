import { wantsMotion } from "@gd/web-kit";
import { DeskTell } from "@gd/web-kit/desk";
import { App, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import type { ReactNode } from "react";
import { theme } from "../parts/theme.js";

dayjs.locale("zh-cn");

const moving = { ...theme, token: { ...theme.token, motion: wantsMotion() } };

/** What antd needs around the pages that are drawn with it; fetched with them. */
export function Desk({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider locale={zhCN} theme={moving} button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 2 }}>
        <DeskTell>{children}</DeskTell>
      </App>
    </ConfigProvider>
  );
}
