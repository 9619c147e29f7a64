import type { ThemeConfig } from "antd";

/** The quiet official look of the desk: deep blue, much white, small radii. */
export const theme: ThemeConfig = {
  cssVar: { key: "employer" },
  hashed: false,
  token: {
    colorPrimary: "#1F4E9E",
    colorPrimaryBg: "#EAF0FA",
    colorPrimaryBgHover: "#DDE7F6",
    colorInfo: "#1F4E9E",
    colorInfoBg: "#EAF0FA",
    colorInfoBgHover: "#DDE7F6",
    colorInfoBorder: "#C2D3EE",
    colorLink: "#1F4E9E",
    colorSuccess: "#2E7D4F",
    colorSuccessBg: "#E8F4ED",
    colorSuccessBorder: "#BFDECB",
    colorWarning: "#B26A00",
    colorWarningBg: "#FFF6E5",
    colorWarningBorder: "#F1D9A6",
    colorError: "#C0342B",
    colorErrorBg: "#FDF0EE",
    colorErrorBorder: "#F0C2BD",
    // Captions and hints stay readable on white (4.5 : 1 and more).
    colorTextDescription: "#5A6675",
    colorTextTertiary: "#5A6675",
    colorTextBase: "#1F2733",
    colorBgLayout: "#F4F6F9",
    colorBorderSecondary: "#E6EAF0",
    borderRadius: 4,
    fontFamily:
      '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif',
  },
  components: {
    Layout: { headerBg: "#1F4E9E", siderBg: "#FFFFFF", headerHeight: 56, headerPadding: "0 24px" },
    Menu: { itemBorderRadius: 4, itemMarginInline: 8, itemSelectedBg: "#E8EFFA" },
    Table: { headerBg: "#F4F6F9", headerColor: "#4A5568", headerSplitColor: "transparent" },
    Card: { headerFontSize: 15, headerHeight: 48 },
    Descriptions: { itemPaddingBottom: 12 },
  },
};
