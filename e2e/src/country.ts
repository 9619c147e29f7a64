import { generateCountry } from "../../stage/src/country/index.js";
import { demoAccounts } from "../../stage/src/history/story-accounts.js";

/** The demo country as the server loads it at STORY_BEGINS (platform.ts): whom there is to sign in as, and their data. */
export const country = generateCountry({ cohort: 2027 });

/** Somebody of the country whom a story is about. @throws when the country has them no more. */
export function known<Person>(person: Person | undefined): Person {
  if (!person) throw new Error("The demo country lacks somebody whom this story is about");
  return person;
}

/** The login of the graduate of whom the table of demo accounts says something that begins so. */
export function graduateOf(see: string): string {
  return known(
    demoAccounts(country).find((account) => account.app === "student" && account.see.startsWith(see)),
  ).login;
}
