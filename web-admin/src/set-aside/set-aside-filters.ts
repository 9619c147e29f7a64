import type { FilterOptions } from "../lists/filter-options.js";
import {
  cohort,
  counterpartCalled,
  departmentOf,
  levelOf,
  majorOf,
  personName,
  placesOf,
  sex,
  studentNumber,
} from "../lists/staff-filters.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";

/** By what records set aside are narrowed, frozen and voided ones alike. */
export function filtersOfSetAside(viewer: Viewer, options: FilterOptions) {
  return {
    cohort,
    ...placesOf(viewer, options),
    ...departmentOf(viewer, options),
    ...levelOf(viewer),
    ...majorOf(viewer, options),
    ...(!seesManySchools(viewer) && { studentNumber, counterpart: counterpartCalled("去向单位"), sex }),
    name: personName,
  };
}
