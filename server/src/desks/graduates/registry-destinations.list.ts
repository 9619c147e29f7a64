import { documentNumber } from "../../catalogue/index.js";
import { sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { equals, equalsId, sameName } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import { ON_ROSTER } from "../../parties/roster/index.js";
import { RegistryDestinationRow, RegistryFilter } from "./graduates.types.js";
import { rosterOrder } from "./roster-order.js";
import { graduatesInSight, refuseSlowFilter } from "./sight.js";

/**
 * What the registry holds for the graduates in the viewer's area, in the order of the roster; graduates that the
 * roster does not have are left out (F-91).
 */
export const registryDestinations = defineList({
  name: "registry-destinations",
  row: RegistryDestinationRow,
  filter: RegistryFilter,
  from: sql`graduate g
    join registry_destination rd on rd.graduate_id = g.id
    join school on school.id = g.school_id
    join department d on d.id = g.department_id`,
  columns: {
    graduateId: column.id`g.id`,
    cohort: column.whole`g.cohort`,
    studentNumber: column.text`g.student_number`,
    graduateName: column.text`g.name`,
    idNumberMasked: column.text`g.id_number_mask`,
    schoolName: column.text`school.name`,
    departmentName: column.text`d.name`,
    code: column.text`rd.code`,
    label: column.text`rd.label`,
    employerName: column.text<string | null>`rd.employer_name`,
    agreementNumber: column.text<string | null>`rd.agreement_number`,
    source: column.text`rd.source`,
    reportedAt: column.instant`rd.reported_at`,
  },
  computed: {},
  scope: (viewer: StaffIdentity) => graduatesInSight(viewer),
  where: ON_ROSTER,
  filters: {
    cohort: { hot: equals`g.cohort` },
    departmentId: equalsId`g.department_id`,
    code: equals`rd.code`,
    name: sameName`g.name`,
    idNumber: (idNumber, { keys }) =>
      sql`g.id_number_index = ${keys.blindIndex("idNumber", documentNumber(idNumber))}`,
  },
  refuse: (viewer, { cohort, name, idNumber, departmentId }) =>
    refuseSlowFilter(viewer, [cohort, name, idNumber], [departmentId]),
  order: rosterOrder("graduateId"),
});
