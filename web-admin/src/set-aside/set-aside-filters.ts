import type { FilterOptions } from "../lists/filter-options.js";
import { cohort, departmentOf, personName, studentNumber } from "../lists/staff-filters.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";

/** By what records set aside are narrowed, frozen and voided ones alike. */
export function filtersOfSetAside(viewer: Viewer, options: FilterOptions) {
  return {
    cohort,
    ...departmentOf(viewer, options),
    ...(!seesManySchools(viewer) && { studentNumber }),
    name: personName,
  };
}
