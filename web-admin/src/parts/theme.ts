import type { ThemeConfig } from "antd";

/** The quiet official look of the desk: deep blue, white, small and dense. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#1F4E9E",
    colorInfo: "#1F4E9E",
    colorLink: "#1F4E9E",
    colorPrimaryBg: "#E8EFFA",
    colorInfoBg: "#EEF4FC",
    colorInfoBorder: "#C5D4EC",
    controlItemBgActive: "#E8EFFA",
    borderRadius: 4,
    fontSize: 14,
    colorBgLayout: "#F3F5F8",
    colorTextBase: "#1D2433",
    // Labels and captions stay readable on white (4.5 : 1 and more).
    colorTextDescription: "#5A6675",
    colorTextTertiary: "#5A6675",
  },
  components: {
    Layout: { headerBg: "#1F4E9E", headerHeight: 56, headerPadding: "0 20px", siderBg: "#FFFFFF" },
    Menu: { itemHeight: 40, itemBorderRadius: 4, itemSelectedBg: "#E8EFFA", subMenuItemBg: "#FFFFFF" },
    Table: {
      cellPaddingBlockSM: 7,
      cellPaddingInlineSM: 8,
      headerBg: "#F3F5F8",
      cellFontSizeSM: 13,
      rowSelectedBg: "#EEF4FC",
      rowSelectedHoverBg: "#E1EBF9",
    },
    Descriptions: { itemPaddingBottom: 8 },
  },
};
