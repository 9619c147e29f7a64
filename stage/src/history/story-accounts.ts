import type { DemoAccount, DemoCountry } from "../country/index.js";
import { allot, type Fate, type OwnFate } from "./allotment.js";

/** Whose phone is worth a look, by what became of them, and what there is to see. */
const WORTH_A_LOOK: readonly (readonly [Fate | OwnFate, string])[] = [
  ["SIGNED", "线上签约完成，可下载协议书、发起解约"],
  ["OFFLINE_AWAITING_STAMP", "线下签约：协议审核通过，待回传盖章协议书"],
  ["OFFLINE_SIGNING_RETURNED", "线下签约：签约审核被退回，待重新上传"],
  ["PAPER_RETURNED", "补登：老师退回，待修改"],
  ["DESTINATION_RETURNED", "去向登记：老师退回，待补材料"],
  ["DESTINATION_CHANGED", "去向登记：老师修改了类型，可看前后对照"],
  ["DESTINATION_VOIDED", "去向已作废，可重新登记"],
  ["COMMISSIONED_FIRST_REVIEW", "定向/委培毕业去向补充登记"],
  ["ASKED_BY_GRADUATE", "已发起解约，等待单位应约"],
  ["ASKED_BY_EMPLOYER", "单位发起解约，等待本人应约"],
  ["LETTER_RETURNED", "线下解约：老师退回，待修改"],
  ["TERMINATION_DONE", "解约完成，可重新签约"],
  ["FROZEN_SIGNED", "已不在生源名单，签约信息失效"],
];

/** The table of whom to sign in as, with a graduate for every state that is worth a look. */
export function demoAccounts(country: DemoCountry): DemoAccount[] {
  const allotted = allot(country, []);
  const graduates = WORTH_A_LOOK.flatMap(([wanted, see]): DemoAccount[] => {
    const found = allotted.find((each) => ("own" in each ? each.own : each.fate) === wanted)?.graduate;
    const school = country.schools.find(({ code }) => code === found?.schoolCode);
    if (!found || !school) return [];
    const { name, mobile: login } = found;
    const { password } = country;
    return [{ app: "student", role: "毕业生", who: `${name} · ${school.name}`, login, password, see }];
  });
  const first = country.accounts.filter(({ app }) => app === "student");
  return [...first, ...graduates, ...country.accounts.filter(({ app }) => app !== "student")];
}
