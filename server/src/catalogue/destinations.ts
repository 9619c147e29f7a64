import { type CatalogueEntry, type Evidence, entry } from "./entry.js";

/** The groups of destinations that statistics and rates are built of (D-03). */
export type DestinationGroup = "EMPLOYED" | "FOUNDER" | "FREELANCE" | "FURTHER_STUDY" | "UNEMPLOYED";

/** What people see of a group (D-03), in the order in which forms offer them. */
export const destinationGroupLabels: Readonly<Record<DestinationGroup, string>> = {
  EMPLOYED: "单位就业",
  FOUNDER: "自主创业",
  FREELANCE: "自由职业",
  FURTHER_STUDY: "升学",
  UNEMPLOYED: "未就业",
};

/** A destination as the registry knows it. Fields and proofs of each type are a table of their own. */
export interface DestinationEntry extends CatalogueEntry {
  readonly group: DestinationGroup;
}

const row = (code: string, label: string, group: DestinationGroup, evidence: Evidence): DestinationEntry => ({
  ...entry(code, label, evidence),
  group,
});

/** What a signed agreement of this platform reports (F-92). */
export const SIGNED_AGREEMENT_DESTINATION = "10";

/** What a completed termination or a voided destination reports: 待就业 (F-57, F-63, F-92). */
export const AWAITING_EMPLOYMENT_DESTINATION = "70";

/** 毕业去向类别 (D-03). */
export const destinations: readonly DestinationEntry[] = [
  row("10", "签就业协议形式就业", "EMPLOYED", "A"),
  row("11", "签劳动合同形式就业", "EMPLOYED", "A"),
  row("12", "其他录用形式就业", "EMPLOYED", "A"),
  row("271", "科研助理、管理助理", "EMPLOYED", "B"),
  row("272", "博士后入站", "EMPLOYED", "I"),
  row("46", "应征义务兵", "EMPLOYED", "A"),
  row("501", "国家基层项目：特岗教师", "EMPLOYED", "I"),
  row("502", "国家基层项目：三支一扶", "EMPLOYED", "B"),
  row("503", "国家基层项目：西部计划", "EMPLOYED", "B"),
  row("511", "地方基层项目：特岗教师", "EMPLOYED", "I"),
  row("512", "地方基层项目：选调生", "EMPLOYED", "B"),
  row("513", "地方基层项目：农技特岗", "EMPLOYED", "I"),
  row("514", "地方基层项目：乡村医生", "EMPLOYED", "I"),
  row("515", "地方基层项目：乡村教师", "EMPLOYED", "I"),
  row("519", "地方基层项目：其他", "EMPLOYED", "B"),
  row("75", "自主创业", "FOUNDER", "A"),
  row("76", "自由职业", "FREELANCE", "A"),
  row("801", "升学：研究生", "FURTHER_STUDY", "B"),
  row("802", "升学：第二学士学位", "FURTHER_STUDY", "B"),
  row("803", "升学：专升本", "FURTHER_STUDY", "I"),
  row("85", "出国、出境深造", "FURTHER_STUDY", "A"),
  row("70", "待就业", "UNEMPLOYED", "?"),
  row("701", "求职中", "UNEMPLOYED", "?"),
  row("702", "签约中", "UNEMPLOYED", "?"),
  row("703", "拟参加公招考试", "UNEMPLOYED", "?"),
  row("704", "拟创业", "UNEMPLOYED", "?"),
  row("705", "拟应征入伍", "UNEMPLOYED", "?"),
  row("71", "不就业拟升学", "UNEMPLOYED", "B"),
  row("72", "其他暂不就业", "UNEMPLOYED", "?"),
  row("721", "暂不就业", "UNEMPLOYED", "?"),
  row("722", "拟出国出境", "UNEMPLOYED", "?"),
  row("90", "定向/委培毕业去向补充登记", "EMPLOYED", "?"),
];
