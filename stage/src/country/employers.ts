import type { DemoEmployer } from "./country.js";
import data from "./data/employers.json" with { type: "json" };
import { inventedMobile, inventedUscc } from "./numbers.js";

/** What an offer says where the data say nothing else. */
const ORDINARY_TERMS = { settlesHousehold: false, probation: "3个月", servicePeriod: null };

/** Sixty verified employers that do not exist, each with a person in charge and a colleague. */
export const employers: readonly DemoEmployer[] = data.map(({ kind, colleague, ...employer }, index) => {
  const running = index + 1;
  const mobile = inventedMobile("IN_CHARGE", running);
  return {
    ...employer,
    uscc: inventedUscc(kind, employer.division, running),
    contactMobile: mobile,
    accounts: [
      { name: employer.contactName, mobile, inCharge: true },
      { name: colleague, mobile: inventedMobile("COLLEAGUE", running), inCharge: false },
    ],
    jobOffers: employer.jobOffers.map((offer) => ({ ...ORDINARY_TERMS, ...offer })),
  };
});
