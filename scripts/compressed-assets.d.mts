import type { PluginOption } from "vite";

export function compressedAssets(): PluginOption;
