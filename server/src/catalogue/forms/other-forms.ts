import {
  countryField,
  employerIndustryField,
  employerNatureField,
  receivingSchoolSection,
} from "./blocks.js";
import { type DestinationTypeForm, destinationForm, registeredSubType, subType } from "./destination-form.js";
import { field, optional, proof, proofs } from "./field.js";

const selfEmploymentForm = proof(
  "selfEmploymentRegistration",
  "《自由职业和自主创业登记表》",
  "使用学校统一样表，须本人签字",
);

const COMPANY = "COMPANY";
const STUDIO = "STUDIO";
const ONLINE = "ONLINE";

/** 75; proofs per form as the seed of 2021 lists them. */
const founding = destinationForm("75", "自主创业", "FOUNDER", "A", {
  help: "创立企业（含个体经营）、工作室或孵化创业、网络创业",
  subTypeLabel: "创业形式",
  subTypes: [
    subType(COMPANY, "实体创业（已注册公司或个体经营户）", "A"),
    subType(STUDIO, "工作室或孵化创业（未注册）", "A"),
    subType(ONLINE, "网络创业（未注册）", "A"),
  ],
  sections: [
    {
      title: "创业信息",
      fields: [
        field("employerName", "创业实体名称", "TEXT", { help: "公司、工作室或网店的名称" }),
        optional("uscc", "统一社会信用代码", "USCC", { subTypes: [COMPANY], help: "营业执照上的18位代码" }),
        employerNatureField,
        employerIndustryField,
        field("divisionCode", "所在地", "DIVISION"),
      ],
    },
  ],
  proofs: [
    proofs("ALL", "registration", [selfEmploymentForm]),
    proofs(
      "ONE",
      "company",
      [
        proof("businessLicence", "营业执照"),
        proof("shareholderQuery", "合伙人或股东身份查询截图", "合伙人、股东等提供官方查询渠道的身份证明图片"),
      ],
      [COMPANY],
    ),
    proofs(
      "ALL",
      "studio",
      [
        proof("premisesPictures", "创业场地图片"),
        proof("incubatorAgreement", "与孵化机构的协议或证明", "协议、孵化机构出具的证明或场地使用协议"),
        proof("operationPictures", "近期运营情况图片"),
        proof("productPictures", "产品或活动图片"),
      ],
      [STUDIO],
    ),
    proofs(
      "OPTIONAL",
      "studioPartners",
      [proof("partnerAgreement", "工作室合伙人协议书", "有合伙人的须上传")],
      [STUDIO],
    ),
    proofs(
      "ALL",
      "online",
      [
        proof("platformAgreement", "第三方平台证明", "如平台使用协议"),
        proof("shopAndTakings", "产品、网店及营运收支图片"),
      ],
      [ONLINE],
    ),
  ],
});

const freelance = destinationForm("76", "自由职业", "FREELANCE", "A", {
  help: "以个人名义从事的职业，如代理、博主、电子竞技",
  sections: [
    {
      title: "职业信息",
      fields: [
        field("freelanceKindCode", "职业类别", "CODE", { table: "freelanceKind" }),
        field("description", "工作内容说明", "LONG_TEXT", { help: "从事的工作、平台或合作方、开始时间" }),
      ],
    },
  ],
  proofs: [
    proofs("ALL", "registration", [selfEmploymentForm]),
    proofs("ONE", "freelance", [
      proof("agencyContract", "代理协议书"),
      proof("creatorContract", "博主签约材料"),
      proof("esportsContract", "电子竞技签约材料"),
      proof("otherFreelanceProof", "其他自由职业证明", "如稿酬、演出、授课等合同或收入材料"),
    ]),
  ],
});

const admission = proofs("ONE", "admission", [
  proof("admissionList", "录取名单", "录取院校公布的名单，本人姓名清晰可见"),
  proof("admissionLetter", "录取通知书"),
]);

const STUDIES = [
  ["801", "升学：研究生", "B"],
  ["802", "升学：第二学士学位", "B"],
  ["803", "升学：专升本", "I"],
] as const;

const furtherStudy: readonly DestinationTypeForm[] = [
  ...STUDIES.map(([code, label, certainty]) =>
    destinationForm(code, label, "FURTHER_STUDY", certainty, {
      sections: [receivingSchoolSection],
      proofs: [admission],
    }),
  ),
  destinationForm("85", "出国、出境深造", "FURTHER_STUDY", "A", {
    help: "赴国（境）外院校学习；出国出境工作请选择“签就业协议形式就业”",
    sections: [
      {
        title: "留学信息",
        fields: [
          countryField("留学国家或地区"),
          field("schoolName", "留学院校（中文）", "TEXT"),
          field("schoolNameForeign", "留学院校（外文）", "TEXT", { maxLength: 200 }),
          field("majorName", "录取专业（中文）", "TEXT"),
          field("majorNameForeign", "录取专业（外文）", "TEXT", { maxLength: 200 }),
          optional("enrolmentMonth", "入学年月", "MONTH"),
        ],
      },
    ],
    proofs: [
      proofs("ALL", "studyAbroad", [
        proof("departureRegistration", "《毕业生出国登记表》", "使用学校统一样表，本人签字"),
        proof("foreignAdmission", "国外学校录取通知书", "外文材料请附中文译文"),
      ]),
    ],
  }),
];

const unemployed: readonly DestinationTypeForm[] = [
  destinationForm("70", "待就业", "UNEMPLOYED", "?", {
    help: "求职中、签约中、拟参加公招考试、拟创业、拟应征入伍",
    subTypeLabel: "待就业情况",
    subTypes: [
      registeredSubType("701", "求职中", "?"),
      registeredSubType("702", "签约中", "?"),
      registeredSubType("703", "拟参加公招考试", "?"),
      registeredSubType("704", "拟创业", "?"),
      registeredSubType("705", "拟应征入伍", "?"),
    ],
    sections: [{ title: "补充说明", fields: [optional("remark", "备注", "LONG_TEXT", { maxLength: 200 })] }],
  }),
  destinationForm("71", "不就业拟升学", "UNEMPLOYED", "B", { help: "暂不就业，准备继续升学" }),
  destinationForm("72", "其他暂不就业", "UNEMPLOYED", "?", {
    help: "暂不就业、拟出国出境",
    subTypeLabel: "具体情况",
    subTypes: [registeredSubType("721", "暂不就业", "?"), registeredSubType("722", "拟出国出境", "?")],
  }),
];

/** 自主创业, 自由职业, 升学, 未就业 (D-03). */
export const otherForms: readonly DestinationTypeForm[] = [
  founding,
  freelance,
  ...furtherStudy,
  ...unemployed,
];
