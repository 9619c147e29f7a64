import { type CatalogueEntry, entry } from "./entry.js";

/** 不通过 / 退回原因, always together with free text (F-11). Codes are ours: the seeds give none. */
export const rejectionReasons: readonly CatalogueEntry[] = [
  entry("EMPLOYER_DATA", "单位信息有误", "?"),
  entry("GRADUATE_DATA", "学生信息有误", "?"),
  entry("UNCLEAR_MATERIAL", "材料不清晰或不完整", "?"),
  entry("MATERIAL_MISMATCH", "材料与填报不符", "?"),
  entry("EMPLOYER_STATUS", "单位状态异常", "?"),
  entry("DESTINATION_TYPE", "去向类型有误", "?"),
  entry("OTHER", "其他", "?"),
];

/** 解约原因 (F-50, F-53). The seeds show the first; the others and all codes are ours. */
export const terminationReasons: readonly CatalogueEntry[] = [
  entry("OTHER_DESTINATION", "其他去向", "A"),
  entry("EMPLOYER", "单位原因", "?"),
  entry("PERSONAL", "个人原因", "?"),
  entry("FURTHER_STUDY", "升学", "?"),
  entry("ABROAD", "出国出境", "?"),
  entry("PUBLIC_SERVICE", "考取公务员或事业单位", "?"),
  entry("MUTUAL", "双方协商一致", "?"),
  entry("OTHER", "其他", "?"),
];
