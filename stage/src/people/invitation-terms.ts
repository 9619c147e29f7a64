import { divisionName } from "@gd/server/catalogue/index.js";
import type { DemoEmployer, DemoJobOffer } from "../country/index.js";
import type { Terms } from "./index.js";

/** The invitation an employer of the demo country writes for one of its offers (F-21). */
export function termsFor(
  employer: DemoEmployer,
  offer: DemoJobOffer,
  validDays: number,
  more: { reportBy?: string; supplement?: string } = {},
): Terms {
  const { settlesHousehold } = offer;
  const place = `${divisionName(employer.division) ?? ""}${employer.address}`;
  const city = divisionName(`${employer.division.slice(0, 4)}00`) ?? divisionName(employer.division) ?? "";
  return {
    validDays,
    contactName: employer.contactName,
    contactMobile: employer.contactMobile,
    job: {
      categoryCode: offer.jobCategory,
      positionName: offer.positionName,
      workplace: offer.workplace,
      settlesHousehold,
      monthlySalaryYuan: offer.monthlySalaryYuan,
      probation: offer.probation,
      servicePeriod: offer.servicePeriod,
      // Who does not keep archives has the city's own office keep them.
      archiveReceiver: settlesHousehold ? employer.name : `${city}公共就业和人才服务中心`,
      archiveAddress: settlesHousehold ? place : `${city}人民路1号`,
      householdAddress: settlesHousehold ? place : null,
      reportBy: more.reportBy ?? null,
      supplement: more.supplement ?? null,
    },
  };
}
