import { type CatalogueEntry, entry } from "./entry.js";

/** 自由职业类别. The seeds name the contracts that prove it (代理、博主、电子竞技); the codes and 其他 are ours. */
export const freelanceKinds: readonly CatalogueEntry[] = [
  entry("AGENCY", "代理、经纪", "I"),
  entry("CREATOR", "博主、主播等内容创作", "I"),
  entry("ESPORTS", "电子竞技", "I"),
  entry("OTHER", "其他", "?"),
];
