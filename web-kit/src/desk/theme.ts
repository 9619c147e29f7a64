import type { ThemeConfig } from "antd";
import { token } from "../theme/tokens.js";

/** The quiet official look of both desks: deep blue, much white, small radii. A desk adds how dense it stands. */
export const deskTheme = {
  cssVar: { key: "desk" },
  hashed: false,
  token: {
    colorPrimary: token("primary"),
    colorPrimaryBg: token("primary-pale"),
    colorPrimaryBgHover: token("primary-soft"),
    colorInfo: token("primary"),
    colorInfoBg: token("primary-pale"),
    colorInfoBgHover: token("primary-soft"),
    colorInfoBorder: token("primary-line"),
    colorLink: token("primary"),
    colorLinkHover: token("primary-deep"),
    colorSuccess: token("good"),
    colorSuccessBg: token("good-pale"),
    colorSuccessBorder: token("good-line"),
    colorWarning: token("caution"),
    colorWarningBg: token("caution-pale"),
    colorWarningBorder: token("caution-line"),
    colorError: token("bad"),
    colorErrorBg: token("bad-pale"),
    colorErrorBorder: token("bad-line"),
    colorTextBase: token("ink"),
    // Captions, hints and what stands in an empty field are text too.
    colorTextSecondary: token("ink-soft"),
    colorTextDescription: token("ink-soft"),
    colorTextTertiary: token("ink-soft"),
    colorTextPlaceholder: token("ink-faint"),
    colorBorder: token("edge"),
    colorBorderSecondary: token("line"),
    colorBgLayout: token("ground"),
    controlItemBgActive: token("primary-pale"),
    borderRadius: 4,
    fontSize: 14,
    fontFamily:
      '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif',
  },
  components: {
    Layout: { headerBg: token("primary"), siderBg: token("surface"), headerHeight: 56 },
    Menu: { itemBorderRadius: 4, itemSelectedBg: token("primary-pale"), subMenuItemBg: token("surface") },
    Table: {
      headerBg: token("ground"),
      rowSelectedBg: token("primary-pale"),
      rowSelectedHoverBg: token("primary-soft"),
    },
  },
} satisfies ThemeConfig;

/** {@link deskTheme} with what a desk has of its own per component. */
export function themeOf(own: NonNullable<ThemeConfig["components"]>): ThemeConfig {
  // As plain objects, because spreading one of antd's hundred component tokens over another of them is a type that
  // takes the compiler 14 s.
  const shared: Tokens = deskTheme.components;
  const added: Tokens = own;
  const names = new Set([...Object.keys(shared), ...Object.keys(own)]);
  const components: Tokens = Object.fromEntries(
    [...names].map((name) => [name, { ...shared[name], ...added[name] }]),
  );
  return { ...deskTheme, components: components as NonNullable<ThemeConfig["components"]> };
}

/** Tokens by the name of their component. */
type Tokens = Readonly<Record<string, object | undefined>>;
