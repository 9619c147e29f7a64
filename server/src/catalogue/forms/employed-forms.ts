import { countryField, employerSection, jobAndContactSection, projectSection } from "./blocks.js";
import { type DestinationTypeForm, destinationForm, subType } from "./destination-form.js";
import { field, proof, proofs } from "./field.js";

/** The sub-forms of 10 were counted under 12 up to cohort 2021 (seed of that year), under 10 since. */
const reportedAs = [
  { fromCohort: null, toCohort: 2021, code: "12" },
  { fromCohort: 2022, toCohort: null, code: "10" },
];

const AT_HOME = ["PUBLIC_RECRUITMENT", "MILITARY_POST", "MEDICAL_RESIDENCY"];
const WORK_ABROAD = "WORK_ABROAD";
const INTERNATIONAL_ORGANISATION = "INTERNATIONAL_ORGANISATION";

const contractForm = proof(
  "contractRegistration",
  "《劳动合同和单位用工证明登记表》",
  "使用学校统一样表，本人签字、单位盖章",
);
const acceptance = [
  proof("acceptanceLetter", "接收函", "单位或其主管部门出具并盖章"),
  proof("signedAgreement", "协议书", "双方已签字盖章的协议"),
  proof("employerLetter", "单位录用文件", "写明录用岗位并盖章的函件或通知"),
];

/** 10, only through its sub-forms: agreements of this platform report 10 by themselves. */
const byAgreement = destinationForm("10", "签就业协议形式就业", "EMPLOYED", "A", {
  help: "公招接收函、士官/文职、医学规培、国际组织任职、出国出境工作；签订就业协议书的请办理签约或补登",
  subTypeLabel: "就业形式",
  subTypes: [
    subType("PUBLIC_RECRUITMENT", "公招接收函", "A", reportedAs),
    subType("MILITARY_POST", "士官/文职", "A", reportedAs),
    subType("MEDICAL_RESIDENCY", "医学规培", "A", reportedAs),
    subType(INTERNATIONAL_ORGANISATION, "国际组织任职", "A", reportedAs),
    subType(WORK_ABROAD, "出国出境工作", "A", reportedAs),
  ],
  sections: [
    employerSection(AT_HOME, [
      countryField("所在国家或地区", { subTypes: [INTERNATIONAL_ORGANISATION], without: [] }),
      countryField("所在国家或地区", { subTypes: [WORK_ABROAD] }),
    ]),
    jobAndContactSection,
  ],
  proofs: [
    proofs("ONE", "acceptance", acceptance, [...AT_HOME, INTERNATIONAL_ORGANISATION]),
    proofs(
      "ALL",
      "workAbroad",
      [
        proof("departureRegistration", "《毕业生出国登记表》", "使用学校统一样表，本人签字"),
        proof("foreignEmployerLetter", "境外用人单位接收证明", "外文材料请附中文译文"),
      ],
      [WORK_ABROAD],
    ),
  ],
});

const employment = [employerSection(null, []), jobAndContactSection];

const contracts: readonly DestinationTypeForm[] = [
  destinationForm("11", "签劳动合同形式就业", "EMPLOYED", "A", {
    help: "已与单位签订劳动合同，或单位已出具录用文件",
    sections: employment,
    proofs: [
      proofs("ALL", "registration", [contractForm]),
      proofs("ONE", "contract", [
        proof("labourContract", "劳动合同", "须含双方信息、岗位和签字盖章页"),
        proof("hiringLetter", "用人单位录用文件", "须加盖单位公章"),
      ]),
    ],
  }),
  destinationForm("12", "其他录用形式就业", "EMPLOYED", "A", {
    help: "凭用工证明、聘用证明或收入材料就业，未签劳动合同",
    sections: employment,
    proofs: [
      proofs("ALL", "registration", [contractForm]),
      proofs("ONE", "employment", [
        proof("workCertificate", "用工证明", "须加盖单位公章"),
        proof("appointmentCertificate", "聘用证明", "须加盖单位公章"),
        proof("incomeStatement", "工资收入证明", "截至当前，本人姓名清晰可见"),
        proof("accountStatement", "收入流水", "截至当前，可遮盖与收入无关的内容"),
      ]),
    ],
  }),
  destinationForm("271", "科研助理、管理助理", "EMPLOYED", "B", {
    sections: employment,
    proofs: [
      proofs("ALL", "appointment", [
        proof("appointmentContract", "聘用合同", "科研或管理助理聘用合同（协议）"),
      ]),
    ],
  }),
  destinationForm("272", "博士后入站", "EMPLOYED", "I", {
    sections: employment,
    proofs: [proofs("ALL", "postdoc", [proof("postdocNotice", "博士后入站通知")])],
  }),
];

const enlistment = destinationForm("46", "应征义务兵", "EMPLOYED", "A", {
  sections: [{ title: "应征信息", fields: [field("divisionCode", "应征地", "DIVISION")] }],
  proofs: [
    proofs("ONE", "enlistment", [
      proof("preliminaryNotice", "预定兵通知书"),
      proof("enlistmentNotice", "入伍通知书"),
    ]),
  ],
});

const PROJECTS = [
  ["501", "国家基层项目：特岗教师", "I"],
  ["502", "国家基层项目：三支一扶", "B"],
  ["503", "国家基层项目：西部计划", "B"],
  ["511", "地方基层项目：特岗教师", "I"],
  ["512", "地方基层项目：选调生", "B"],
  ["513", "地方基层项目：农技特岗", "I"],
  ["514", "地方基层项目：乡村医生", "I"],
  ["515", "地方基层项目：乡村教师", "I"],
  ["519", "地方基层项目：其他", "B"],
] as const;

const projects = PROJECTS.map(([code, label, certainty]) =>
  destinationForm(code, label, "EMPLOYED", certainty, {
    sections: [projectSection],
    proofs: [
      proofs("ALL", "project", [
        proof("projectNotice", "项目录用通知", "项目主管部门出具的录用（派遣）通知"),
      ]),
    ],
  }),
);

/** F-64: the one destination of 培养方式 21 and 41. */
const commissioned = destinationForm("90", "定向/委培毕业去向补充登记", "EMPLOYED", "?", {
  help: "培养方式为定向、委培（不可网签）的毕业生登记定向委培单位",
  forCommissioned: true,
  sections: [
    {
      title: "定向委培单位信息",
      fields: [
        field("employerName", "定向委培单位", "EMPLOYER_NAME", { help: "与定向或委培协议一致的单位全称" }),
        field("divisionCode", "单位所在地", "DIVISION"),
      ],
    },
  ],
  proofs: [
    proofs("ALL", "commission", [proof("commissionAgreement", "定向（委培）协议", "须含双方签字盖章页")]),
  ],
});

/** 单位就业 (D-03). */
export const employedForms: readonly DestinationTypeForm[] = [
  byAgreement,
  ...contracts,
  enlistment,
  ...projects,
  commissioned,
];
