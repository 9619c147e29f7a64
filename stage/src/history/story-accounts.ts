import data from "../country/data/accounts.json" with { type: "json" };
import type { DemoAccount, DemoCountry, DemoGraduate } from "../country/index.js";
import { type Particular, particularOf } from "../country/roster.js";
import { allot } from "./allotment.js";

/** The table of whom to sign in as, with a graduate for every state that is worth a look. */
export function demoAccounts(country: DemoCountry): DemoAccount[] {
  const allotted = allot(country, []);
  const graduates = Object.entries(data.graduatesByFate).flatMap(([wanted, see]): DemoAccount[] => {
    const found = allotted.find((each) => ("own" in each ? each.own : each.fate) === wanted)?.graduate;
    return found ? [account(country, found, see)] : [];
  });
  const particular = Object.entries(data.graduatesInParticular).map(([kind, see]) =>
    account(country, particularOf(country.graduates, kind as Particular), see),
  );
  const first = country.accounts.filter(({ app }) => app === "student");
  const others = country.accounts.filter(({ app }) => app !== "student");
  return [...first, ...graduates, ...particular, ...others];
}

function account({ schools, password }: DemoCountry, person: DemoGraduate, see: string): DemoAccount {
  const school = schools.find(({ code }) => code === person.schoolCode)?.name ?? "";
  return {
    app: "student",
    role: "毕业生",
    who: `${person.name} · ${school}`,
    login: person.mobile,
    password,
    see,
  };
}
