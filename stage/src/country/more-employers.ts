import { type EmployerPlan, offer } from "./employer-plan.js";
import { personName, type SexCode } from "./names.js";
import { Random } from "./random.js";

/** How many employers are made up, beside those written by hand. */
const MORE_EMPLOYERS = 48;

const SEED = 5_300;

/** A real city with a real district in it; roads and house numbers are made up. */
interface City {
  readonly name: string;
  /** As positions name it. */
  readonly full: string;
  readonly division: string;
  readonly areaCode: string;
}

const cities: readonly City[] = [
  { name: "南京", full: "江苏省南京市", division: "320114", areaCode: "025" },
  { name: "昆明", full: "云南省昆明市", division: "530114", areaCode: "0871" },
  { name: "苏州", full: "江苏省苏州市", division: "320508", areaCode: "0512" },
  { name: "大理", full: "云南省大理白族自治州大理市", division: "532901", areaCode: "0872" },
  { name: "无锡", full: "江苏省无锡市", division: "320213", areaCode: "0510" },
  { name: "曲靖", full: "云南省曲靖市", division: "530302", areaCode: "0874" },
  { name: "徐州", full: "江苏省徐州市", division: "320312", areaCode: "0516" },
  { name: "玉溪", full: "云南省玉溪市", division: "530402", areaCode: "0877" },
  { name: "常州", full: "江苏省常州市", division: "320412", areaCode: "0519" },
  { name: "红河", full: "云南省红河哈尼族彝族自治州蒙自市", division: "532503", areaCode: "0873" },
];

/** What employers of a kind are called, are, and offer: position, 职位类别, yuan a month. */
interface Trade {
  readonly kind: EmployerPlan["kind"];
  readonly ending: string;
  readonly domain: string;
  readonly nature: string;
  readonly industry: string;
  readonly positions: readonly (readonly [string, string, number])[];
}

const company = (
  ending: string,
  domain: string,
  nature: string,
  industry: string,
  ...positions: Trade["positions"]
): Trade => ({ kind: "91", ending, domain, nature, industry, positions });

const trades: readonly Trade[] = [
  company(
    "软件技术有限公司",
    "soft",
    "39",
    "34",
    ["前端开发工程师", "13", 9800],
    ["实施工程师", "13", 7600],
    ["客户成功专员", "40", 6500],
  ),
  company(
    "绿色农业科技有限公司",
    "agri",
    "39",
    "11",
    ["农艺技术员", "17", 5600],
    ["基地管理员", "17", 5200],
    ["农产品销售专员", "40", 5000],
  ),
  company(
    "智能装备有限公司",
    "equip",
    "39",
    "22",
    ["电气工程师", "13", 8600],
    ["工艺工程师", "13", 8200],
    ["设备维护技术员", "60", 6200],
  ),
  company(
    "商贸连锁有限公司",
    "retail",
    "39",
    "31",
    ["门店储备干部", "40", 5500],
    ["采购助理", "30", 5600],
    ["新媒体运营", "40", 6000],
  ),
  company(
    "建筑工程有限公司",
    "construct",
    "31",
    "24",
    ["施工员", "13", 6800],
    ["资料员", "30", 5600],
    ["安全员", "13", 6500],
  ),
  company(
    "现代物流有限公司",
    "logistics",
    "39",
    "32",
    ["物流规划专员", "21", 6400],
    ["调度员", "30", 5800],
    ["仓储主管助理", "40", 5600],
  ),
  company(
    "财务咨询有限公司",
    "finance",
    "39",
    "37",
    ["代理记账会计", "21", 5800],
    ["财税顾问助理", "21", 6000],
  ),
  company(
    "文化传媒有限公司",
    "media",
    "39",
    "44",
    ["文案策划", "27", 6000],
    ["视频剪辑师", "25", 6300],
    ["活动执行", "40", 5500],
  ),
  company(
    "生态环境工程有限公司",
    "enviro",
    "31",
    "39",
    ["园林工程技术员", "13", 6000],
    ["水质检测员", "13", 5800],
  ),
  {
    kind: "12",
    ending: "小学",
    domain: "primary",
    nature: "22",
    industry: "42",
    positions: [
      ["小学语文教师", "24", 5800],
      ["小学数学教师", "24", 5800],
      ["小学英语教师", "24", 5800],
    ],
  },
  {
    kind: "52",
    ending: "幼儿园",
    domain: "kinder",
    nature: "29",
    industry: "42",
    positions: [
      ["幼儿教师", "24", 4600],
      ["保育员", "40", 4000],
    ],
  },
  company(
    "酒店管理有限公司",
    "hotel",
    "32",
    "33",
    ["前厅管培生", "40", 5200],
    ["市场销售专员", "40", 5600],
    ["人事行政助理", "30", 5200],
  ),
];

const brands = "云禾 锦程 恒岳 江澜 远帆 青禾 明川 瑞泽 启辰 嘉木 南屏 鼎新".split(" ");
const roads = "创业路 兴业大道 科教路 湖滨路 迎宾大道 振兴街".split(" ");

/** Employers of every trade in several cities; always the same. None exists: each is called 示例. */
export function moreEmployers(): EmployerPlan[] {
  const random = new Random(SEED);
  return Array.from({ length: MORE_EMPLOYERS }, (_, index) => {
    const round = Math.floor(index / trades.length);
    const trade = at(trades, index);
    // The round moves a trade on by an odd number of cities: to the other province, and never to the same city again.
    const city = at(cities, index + round);
    const brand = at(brands, index * 5 + round);
    return {
      kind: trade.kind,
      name: `${city.name}${brand}示例${trade.ending}`,
      domain: `${trade.domain}${index + 1}.example`,
      nature: trade.nature,
      industry: trade.industry,
      division: city.division,
      address: `${random.pick(roads)}${random.between(2, 399)}号`,
      person: personName(random, "01", sexFrom(random)),
      colleague: personName(random, "01", sexFrom(random)),
      phone: random.chance(0.7) ? `${city.areaCode}-60002${String(index + 1).padStart(3, "0")}` : null,
      offers: trade.positions.map(([name, category, salary]) =>
        offer(name, category, salary + random.between(0, 8) * 100, city.full, {
          settlesHousehold: random.chance(0.2),
          probation: random.pick(["1个月", "2个月", "3个月", "6个月"]),
        }),
      ),
    };
  });
}

function sexFrom(random: Random): SexCode {
  return random.chance(0.5) ? "1" : "2";
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("The list is empty");
  return found;
}
