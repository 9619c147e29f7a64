import { themeOf } from "@gd/web-kit/desk-theme";

/** Dense: staff work through lists all day. */
export const theme = themeOf({
  Layout: { headerPadding: "0 20px" },
  Menu: { itemHeight: 40 },
  Table: { cellPaddingBlockSM: 7, cellPaddingInlineSM: 8, cellFontSizeSM: 13 },
  Descriptions: { itemPaddingBottom: 8 },
});
