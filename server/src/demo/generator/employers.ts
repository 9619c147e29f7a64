import type { DemoEmployer, DemoJobOffer } from "./country.js";
import { inventedMobile, inventedUscc } from "./numbers.js";

/** An employer before its numbers are given out. */
interface Plan {
  readonly kind: "91" | "12" | "31" | "52";
  readonly name: string;
  readonly domain: string;
  readonly nature: string;
  readonly industry: string;
  readonly division: string;
  readonly address: string;
  /** The person in charge, also the contact of its invitations. */
  readonly person: string;
  readonly colleague: string;
  readonly phone: string | null;
  readonly offers: readonly DemoJobOffer[];
}

const offer = (
  positionName: string,
  jobCategory: string,
  monthlySalaryYuan: number,
  workplace: string,
  terms: Partial<DemoJobOffer> = {},
): DemoJobOffer => ({
  positionName,
  jobCategory,
  monthlySalaryYuan,
  workplace,
  settlesHousehold: false,
  probation: "3个月",
  servicePeriod: null,
  ...terms,
});

const settled = { settlesHousehold: true, servicePeriod: "3年" };

const plans: readonly Plan[] = [
  {
    kind: "91",
    name: "江东智联云谷信息技术有限公司",
    domain: "zhilian-jd.example",
    nature: "39",
    industry: "34",
    division: "320115",
    address: "格物路88号云谷大厦6层",
    person: "周明远",
    colleague: "许静姝",
    phone: "025-60001001",
    offers: [
      offer("后端开发工程师", "13", 12000, "江苏省南京市"),
      offer("测试工程师", "13", 9500, "江苏省南京市"),
      offer("产品助理", "30", 8000, "江苏省苏州市"),
    ],
  },
  {
    kind: "91",
    name: "云岭高原特色农产品冷链物流与跨境电子商务供应链综合服务（集团）股份有限公司昆明分公司",
    domain: "yunling-coldchain.example",
    nature: "31",
    industry: "32",
    division: "530111",
    address: "春融路399号智慧物流产业园12号楼3单元801室",
    person: "赵承志",
    colleague: "罗晓蓉",
    phone: "0871-60001002",
    offers: [
      offer("供应链数据分析员", "21", 7500, "云南省昆明市", settled),
      offer("跨境电商运营（小语种方向）", "40", 6800, "云南省西双版纳傣族自治州景洪市"),
    ],
  },
  {
    kind: "91",
    name: "滇池示例商业银行股份有限公司",
    domain: "dianchi-bank.example",
    nature: "31",
    industry: "35",
    division: "530102",
    address: "文林街200号",
    person: "段思源",
    colleague: "沈佩瑶",
    phone: "0871-60001003",
    offers: [
      offer("综合柜员", "22", 6000, "云南省曲靖市", { probation: "6个月" }),
      offer("信贷管培生", "22", 8200, "云南省昆明市", { ...settled, probation: "6个月" }),
    ],
  },
  {
    kind: "91",
    name: "江东恒砺精密制造有限公司",
    domain: "jd-precision.example",
    nature: "32",
    industry: "22",
    division: "320583",
    address: "前进东路1500号",
    person: "钱立群",
    colleague: "陆文茵",
    phone: "0512-60001004",
    offers: [
      offer("机械设计工程师", "13", 9800, "江苏省苏州市昆山市"),
      offer("质量工程师", "13", 9000, "江苏省苏州市昆山市"),
    ],
  },
  {
    kind: "91",
    name: "苏淮示例建设集团有限公司",
    domain: "suhuai-build.example",
    nature: "31",
    industry: "24",
    division: "320311",
    address: "建国西路75号",
    person: "孟海洋",
    colleague: "丁可欣",
    phone: "0516-60001005",
    offers: [offer("施工技术员", "13", 7800, "全国项目部"), offer("造价员", "21", 7200, "江苏省徐州市")],
  },
  {
    kind: "91",
    name: "金马示例会计师事务所（特殊普通合伙）",
    domain: "jinma-cpa.example",
    nature: "39",
    industry: "37",
    division: "530103",
    address: "北京路1088号财富中心21层",
    person: "杨若水",
    colleague: "阿苏阿依",
    phone: "0871-60001006",
    offers: [offer("审计助理", "21", 6500, "云南省昆明市"), offer("税务助理", "21", 6300, "云南省昆明市")],
  },
  {
    kind: "12",
    name: "云岭省际示例中学",
    domain: "yunling-school.example",
    nature: "22",
    industry: "42",
    division: "530402",
    address: "红塔大道12号",
    person: "马晓芸",
    colleague: "普文斌",
    phone: "0877-60001007",
    offers: [offer("高中信息技术教师", "24", 6200, "云南省玉溪市", { ...settled, probation: "12个月" })],
  },
  {
    kind: "12",
    name: "江东示例人民医院",
    domain: "jd-hospital.example",
    nature: "23",
    industry: "43",
    division: "320102",
    address: "玄武大道33号",
    person: "顾清扬",
    colleague: "邵婉如",
    phone: "025-60001008",
    offers: [offer("信息科工程师", "13", 8800, "江苏省南京市", settled)],
  },
  {
    kind: "91",
    name: "天工智行示例汽车科技（南京）有限公司",
    domain: "tiangong-auto.example",
    nature: "32",
    industry: "22",
    division: "320115",
    address: "将军大道9号",
    person: "艾尔肯·吐尔逊",
    colleague: "方语嫣",
    phone: null,
    offers: [
      offer("车辆控制算法工程师", "11", 16000, "江苏省南京市", settled),
      offer("嵌入式软件工程师", "13", 13500, "江苏省南京市"),
    ],
  },
  {
    kind: "31",
    name: "彩云示例律师事务所",
    domain: "caiyun-law.example",
    nature: "39",
    industry: "37",
    division: "530112",
    address: "滇池路569号",
    person: "尹正阳",
    colleague: "何采薇",
    phone: "0871-60001010",
    offers: [offer("实习律师", "23", 5500, "云南省昆明市", { probation: "2个月" })],
  },
  {
    kind: "52",
    name: "大理洱海示例生态研究院",
    domain: "erhai-eco.example",
    nature: "20",
    industry: "38",
    division: "532901",
    address: "海东镇环湖路18号",
    person: "张景行",
    colleague: "李乐瑶",
    phone: "0872-60001011",
    offers: [offer("科研助理（数据方向）", "11", 6800, "云南省大理白族自治州大理市")],
  },
  {
    kind: "91",
    name: "江海译示例语言服务有限公司",
    domain: "jianghai-lang.example",
    nature: "39",
    industry: "37",
    division: "320613",
    address: "濠北路66号",
    person: "冯紫萱",
    colleague: "徐昊天",
    phone: "0513-60001012",
    offers: [
      offer("翻译项目经理", "29", 7600, "江苏省南通市"),
      offer("日语译员", "29", 7200, "江苏省南通市"),
    ],
  },
];

/** Twelve verified employers that do not exist, each with a person in charge and a colleague. */
export const employers: readonly DemoEmployer[] = plans.map((plan, index) => ({
  uscc: inventedUscc(plan.kind, plan.division, index + 1),
  name: plan.name,
  nature: plan.nature,
  industry: plan.industry,
  division: plan.division,
  address: plan.address,
  contactName: plan.person,
  contactMobile: inventedMobile(1001 + index),
  contactPhone: plan.phone,
  contactEmail: `hr@${plan.domain}`,
  accounts: [
    { name: plan.person, mobile: inventedMobile(1001 + index), inCharge: true },
    { name: plan.colleague, mobile: inventedMobile(2001 + index), inCharge: false },
  ],
  jobOffers: plan.offers,
}));
