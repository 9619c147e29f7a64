import { type CatalogueEntry, entry } from "./entry.js";

/** 单位性质 (D-02). */
export const employerNatures: readonly CatalogueEntry[] = [
  entry("10", "机关", "B"),
  entry("20", "科研设计单位", "B"),
  entry("21", "高等教育单位", "B"),
  entry("22", "中初教育单位", "B"),
  entry("23", "医疗卫生单位", "B"),
  entry("29", "其他事业单位", "B"),
  entry("31", "国有企业", "B"),
  entry("32", "三资企业", "B"),
  entry("39", "其他企业", "B"),
  entry("40", "部队", "B"),
  entry("55", "农村建制村", "B"),
  entry("56", "城镇社区", "B"),
  entry("99", "其他", "?"),
];

/** 单位行业: our code beside the section letter of GB/T 4754 (null where the standard has none). */
export interface IndustryEntry extends CatalogueEntry {
  readonly section: string | null;
}

const industry = (code: string, section: string | null, label: string): IndustryEntry => ({
  ...entry(code, label, "B"),
  section,
});

/** 单位行业 (D-02). */
export const industries: readonly IndustryEntry[] = [
  industry("11", "A", "农、林、牧、渔业"),
  industry("21", "B", "采矿业"),
  industry("22", "C", "制造业"),
  industry("23", "D", "电力、热力、燃气及水生产和供应业"),
  industry("24", "E", "建筑业"),
  industry("31", "F", "批发和零售业"),
  industry("32", "G", "交通运输、仓储和邮政业"),
  industry("33", "H", "住宿和餐饮业"),
  industry("34", "I", "信息传输、软件和信息技术服务业"),
  industry("35", "J", "金融业"),
  industry("36", "K", "房地产业"),
  industry("37", "L", "租赁和商务服务业"),
  industry("38", "M", "科学研究和技术服务业"),
  industry("39", "N", "水利、环境和公共设施管理业"),
  industry("41", "O", "居民服务、修理和其他服务业"),
  industry("42", "P", "教育"),
  industry("43", "Q", "卫生和社会工作"),
  industry("44", "R", "文化、体育和娱乐业"),
  industry("45", "S", "公共管理、社会保障和社会组织"),
  industry("46", "T", "国际组织"),
  industry("80", null, "军队"),
];

/** 工作职位类别 (D-02). */
export const jobCategories: readonly CatalogueEntry[] = [
  entry("10", "公务员", "B"),
  entry("11", "科学研究人员", "B"),
  entry("13", "工程技术人员", "B"),
  entry("17", "农林牧渔业技术人员", "B"),
  entry("19", "卫生专业技术人员", "B"),
  entry("21", "经济业务人员", "B"),
  entry("22", "金融业务人员", "B"),
  entry("23", "法律专业人员", "B"),
  entry("24", "教学人员", "B"),
  entry("25", "文学艺术工作人员", "B"),
  entry("26", "体育工作人员", "B"),
  entry("27", "新闻出版和文化工作人员", "B"),
  entry("29", "其他专业技术人员", "B"),
  entry("30", "办事人员和有关人员", "B"),
  entry("40", "商业和服务业人员", "B"),
  entry("60", "生产和运输设备操作人员", "B"),
  entry("80", "军人", "B"),
  entry("90", "其他人员", "B"),
];

/** 预警类别 (F-75). The seeds give no codes: ours. */
export const warningCategories: readonly CatalogueEntry[] = [
  entry("VIOLATION", "违规单位", "A"),
  entry("FAKE", "虚假单位", "A"),
  entry("DISCRIMINATION", "就业歧视", "A"),
  entry("FALSE_ADVERTISING", "虚假宣传", "A"),
  entry("OTHER", "其他", "A"),
];

/** Registered status of an employer in the national enterprise credit system (F-80). */
export interface BusinessStatusEntry extends CatalogueEntry {
  /** True for 存续 and 在业: nothing is shown to reviewers. */
  readonly inBusiness: boolean;
}

const businessStatus = (code: string, label: string, inBusiness: boolean): BusinessStatusEntry => ({
  ...entry(code, label, "B"),
  inBusiness,
});

/** 单位经营状态 (D-02). */
export const businessStatuses: readonly BusinessStatusEntry[] = [
  businessStatus("EXISTING", "存续", true),
  businessStatus("OPERATING", "在业", true),
  businessStatus("REVOKED", "吊销", false),
  businessStatus("DEREGISTERED", "注销", false),
  businessStatus("MOVED_OUT", "迁出", false),
  businessStatus("CANCELLED", "撤销", false),
  businessStatus("LIQUIDATING", "清算", false),
  businessStatus("SUSPENDED", "停业", false),
  businessStatus("OTHER", "其他", false),
];
