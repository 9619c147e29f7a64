import type { Random } from "./random.js";

/** GB/T 2261.1 code of a person whose sex is known. */
export type SexCode = "1" | "2";

const list = (text: string) => text.trim().split(/\s+/);

const surnames = list(`
  王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅
  沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔
  白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 欧阳 诸葛 司马 上官 皇甫`);

const given: Record<SexCode, readonly string[]> = {
  "1": list(`浩然 子轩 宇航 俊杰 志强 文博 嘉豪 思远 天佑 明哲 晨曦 建国 伟 磊 鹏 涛 凯 睿 泽宇 一鸣 振华 家辉 景行
    书恒 弘毅 承志 云帆 立群 向阳 海洋 瑞霖 子墨 博文 昊天 逸飞 启明 正阳 锦程 梓睿 卓尔 少杰 永康`),
  "2": list(`雨桐 欣怡 梓涵 诗涵 佳琪 静怡 晓雯 若曦 思琪 雅婷 婉清 芷若 丽娟 敏 静 婷 颖 慧 娜 语嫣 可馨 美玲 玉洁
    文静 书瑶 映雪 清越 晓彤 沐阳 子衿 安然 佳宁 乐瑶 明珠 春燕 秋月 紫萱 怡然 心怡 海棠 云舒 冰洁`),
};

/** Given names with characters that old systems lose: outside GB 2312, some outside the basic plane. */
const rareGiven = list("𠮷 䶮 喆 堃 㛃 犇 淼 垚 翀 頔 赟 彧 祎 昉 珺 璟 旻 甯 子䶮 宇喆 景堃 𬱖 梓堃 洺 曌");

/** First names and, joined by ·, fathers' names, by GB/T 3304 code. */
const namedAfterFather: Record<string, Record<SexCode | "father", readonly string[]>> = {
  "05": {
    "1": list("阿卜杜热合曼 艾尔肯 阿迪力 努尔麦麦提 库尔班 木拉提 伊力亚尔 帕尔哈提"),
    "2": list("古丽巴哈尔 阿依古丽 迪丽努尔 热依汗古丽 米热古丽 阿孜古丽 祖丽胡玛尔"),
    father: list("买买提 吐尔逊 艾合买提 阿卜力孜 玉素甫 司马义 阿卜杜拉 麦麦提吐尔逊"),
  },
  "17": {
    "1": list("叶尔肯 赛力克 阿斯哈尔 哈纳提 巴合提"),
    "2": list("阿依努尔 古丽娜孜 玛依拉 哈丽玛 沙吾列"),
    father: list("努尔兰 哈布力 别克波力 叶尔江 努尔别克"),
  },
};

/** Names without a surname. */
const withoutSurname: Record<string, Record<SexCode, readonly string[]>> = {
  "02": {
    "1": list("巴特尔 苏和 乌力吉 那日苏 朝鲁 格日乐图"),
    "2": list("苏日娜 乌云其其格 萨仁高娃 娜仁图雅 斯琴"),
  },
  "04": {
    "1": list("扎西顿珠 次仁多吉 旦增尼玛 洛桑平措"),
    "2": list("卓玛央金 次仁拉姆 德吉白珍 仓央卓嘎"),
  },
};

/** Surnames common among some peoples of the south-west and the north-east. */
const ownSurnames: Record<string, readonly string[]> = {
  "03": list("马 哈 沙 纳 白 丁 海"),
  "06": list("龙 石 吴 杨 麻 廖"),
  "07": list("沙马 吉克 阿苏 毕 普 李"),
  "08": list("韦 覃 黄 农 陆 蒙"),
  "10": list("朴 金 崔 全 玄"),
  "11": list("佟 关 那 富 赫 金"),
  "14": list("杨 段 赵 董 张 尹"),
  "15": list("向 彭 田 覃 冉"),
  "16": list("白 李 普 马 龙"),
  "18": list("刀 岩 召 罕 思"),
};

/** 民族 of a person from this province (GB/T 3304 code), in rough proportion. */
export function ethnicityFrom(random: Random, provinceCode: string): string {
  const southWest: [string, number][] = [
    ["01", 66],
    ["07", 8],
    ["14", 7],
    ["16", 5],
    ["18", 4],
    ["08", 3],
    ["06", 3],
    ["03", 3],
    ["04", 1],
  ];
  const elsewhere: [string, number][] = [
    ["01", 86],
    ["03", 2],
    ["05", 3],
    ["17", 1],
    ["02", 2],
    ["04", 1],
    ["08", 1],
    ["10", 1],
    ["11", 2],
    ["15", 1],
  ];
  return random.weighted(provinceCode === "53" ? southWest : elsewhere);
}

/** A name as people of this 民族 and sex bear it; one in thirty has a character that is hard to write. */
export function personName(random: Random, ethnicity: string, sex: SexCode): string {
  const patronymic = namedAfterFather[ethnicity];
  if (patronymic !== undefined) return `${random.pick(patronymic[sex])}·${random.pick(patronymic.father)}`;
  const single = withoutSurname[ethnicity];
  if (single !== undefined) return random.pick(single[sex]);
  const surname = random.pick(ownSurnames[ethnicity] ?? surnames);
  return surname + random.pick(random.chance(1 / 30) ? rareGiven : given[sex]);
}
