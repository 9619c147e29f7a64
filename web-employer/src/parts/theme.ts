import { themeOf } from "@gd/web-kit/desk-theme";

/** Roomy: employers come now and then. */
export const theme = themeOf({
  Layout: { headerPadding: "0 24px" },
  Menu: { itemMarginInline: 8 },
  Table: { headerSplitColor: "transparent" },
  Card: { headerFontSize: 15, headerHeight: 48 },
  Descriptions: { itemPaddingBottom: 12 },
});
