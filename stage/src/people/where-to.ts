import { divisionName } from "@gd/server/catalogue/index.js";
import written from "../country/data/written.json" with { type: "json" };
import { employers } from "../country/employers.js";
import { offersFor } from "../country/fields.js";
import type { DemoGraduate } from "../country/index.js";
import type { WrittenByKey } from "./fill-destination.js";
import { foundBy, OFF_PLATFORM } from "./off-platform.js";

/** Types by which somebody works for an employer of their field. */
const WITH_EMPLOYER: readonly string[] = ["10", "11", "12", "271"];
/** 国家基层项目 and 地方基层项目. */
const IN_THE_COUNTRY = /^5[01]/;
const ABROAD = "85";

/** Where this graduate goes with a destination of the type: not everybody to the same place. */
export function whereTo(graduate: DemoGraduate, typeCode: string): WrittenByKey {
  const { originDivision, majorName } = graduate;
  const seat = Number(graduate.studentNumber.slice(-4));
  const home = divisionName(originDivision) ?? "";
  if (WITH_EMPLOYER.includes(typeCode)) return employedBy(graduate);
  if (IN_THE_COUNTRY.test(typeCode)) {
    return { employerName: `${home}示例乡村振兴服务站`, divisionCode: originDivision };
  }
  const schools = typeCode === ABROAD ? written.schoolsAbroad : written.schools;
  return { divisionCode: originDivision, majorName, ...schools[seat % schools.length] };
}

function employedBy(graduate: DemoGraduate): WrittenByKey {
  const employer = foundBy([...OFF_PLATFORM, ...employers], graduate);
  const [job] = [...offersFor(employer, graduate), ...employer.jobOffers];
  return {
    employerName: employer.name,
    uscc: employer.uscc,
    natureCode: employer.nature,
    industryCode: employer.industry,
    divisionCode: employer.division,
    jobCategoryCode: job?.jobCategory ?? "",
    contactName: employer.contactName,
    contactPhone: employer.contactMobile,
    payAmount: String(job?.monthlySalaryYuan ?? ""),
  };
}
