import { type FormField, type FormSection, field, optional } from "./field.js";

/** 部队 and 其他: natures whose organisations may have no 统一社会信用代码. */
const NATURES_WITHOUT_USCC = ["40", "99"];

const codes = {
  nature: field("natureCode", "单位性质", "CODE", { table: "employerNature" }),
  industry: field("industryCode", "单位行业", "CODE", { table: "industry" }),
};

/** 单位性质, 单位行业: the same in every form. */
export const { nature: employerNatureField, industry: employerIndustryField } = codes;

export const jobCategoryField: FormField = field("jobCategoryCode", "职位类别", "CODE", {
  table: "jobCategory",
});

export const contactNameField: FormField = field("contactName", "联系人", "TEXT", { maxLength: 30 });
export const contactPhoneField: FormField = field("contactPhone", "联系电话", "PHONE", {
  help: "手机号码，或带区号的固定电话",
});

/** 国家或地区 beyond the mainland. */
export function countryField(label: string, more: Partial<FormField> = {}): FormField {
  return field("countryCode", label, "CODE", { table: "country", without: ["CN"], ...more });
}

/**
 * The employer of everyone who works for one (D-03): with a USCC where it has one. `abroad` names the sub-types
 * whose employer has a country instead of a division and no USCC.
 */
export function employerSection(home: readonly string[] | null, abroad: readonly FormField[]): FormSection {
  return {
    title: "单位信息",
    fields: [
      field("employerName", "单位名称", "EMPLOYER_NAME", { help: "请填写单位全称，与公章一致" }),
      field("uscc", "统一社会信用代码", "USCC", {
        subTypes: home,
        optionalWhen: { key: "natureCode", values: NATURES_WITHOUT_USCC },
        help: "营业执照或事业单位法人证书上的18位代码；部队等没有代码的单位可不填",
      }),
      codes.nature,
      codes.industry,
      field("divisionCode", "单位所在地", "DIVISION", { subTypes: home }),
      ...abroad,
    ],
  };
}

/** What the graduate does there and whom to ask. */
export const jobAndContactSection: FormSection = {
  title: "岗位与联系方式",
  fields: [jobCategoryField, contactNameField, contactPhoneField],
};

/** The unit of a project of the state or a province (基层项目). */
export const projectSection: FormSection = {
  title: "项目信息",
  fields: [
    field("employerName", "服务单位名称", "EMPLOYER_NAME", { help: "项目分配的服务单位全称" }),
    field("divisionCode", "服务单位所在地", "DIVISION"),
    contactNameField,
    contactPhoneField,
  ],
};

/** A school in the country that the graduate goes on to. */
export const receivingSchoolSection: FormSection = {
  title: "升学信息",
  fields: [
    field("schoolName", "升学院校", "TEXT", { help: "与录取通知书一致的院校全称" }),
    field("majorName", "录取专业", "TEXT"),
    optional("enrolmentMonth", "入学年月", "MONTH"),
  ],
};
