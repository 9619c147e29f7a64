import data from "../country/data/accounts.json" with { type: "json" };
import type { DemoAccount, DemoCountry } from "../country/index.js";
import { allot } from "./allotment.js";

/** The table of whom to sign in as, with a graduate for every state that is worth a look. */
export function demoAccounts(country: DemoCountry): DemoAccount[] {
  const allotted = allot(country, []);
  const graduates = Object.entries(data.graduatesByFate).flatMap(([wanted, see]): DemoAccount[] => {
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
