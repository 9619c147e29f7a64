import { checkUscc, documentNumber } from "../../catalogue/index.js";
import { type Sql, sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { within } from "../../lists/day-range.js";
import { contains, equals, equalsId } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { ascending } from "../../lists/order.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import { ON_ROSTER } from "../../parties/roster/index.js";
import { graduatesWithin } from "../../records/index.js";
import { RegistryDestinationRow, RegistryFilter } from "./graduates.types.js";
import { rosterOrder } from "./roster-order.js";
import { graduatesInSight, isAboveSchool, nameWithin, refuseSlowFilter } from "./sight.js";

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
    name: nameWithin,
    studentNumber: equals`g.student_number`,
    educationLevel: equals`g.level`,
    majorName: equals`g.major_name`,
    employerName: contains`rd.employer_name`,
    agreementNumber: equals`rd.agreement_number`,
    source: equals`rd.source`,
    reported: within`rd.reported_at`,
    ...graduatesWithin,
    employer: reportedFor,
    idNumber: (idNumber, { keys }) =>
      sql`g.id_number_index = ${keys.blindIndex("idNumber", documentNumber(idNumber))}`,
  },
  refuse: (viewer, { cohort, code, name, idNumber, ...others }) => {
    const { provinceId: _province, schoolId, employer, educationLevel: _level, ...withinSchool } = others;
    refuseSlowFilter(viewer, [cohort, code, name, idNumber, schoolId, employer], Object.values(withinSchool));
  },
  // Above one school a code has few graduates or hundreds of thousands: they are read along its own index.
  order: (asked, viewer) =>
    asked.code && isAboveSchool(viewer) ? ascending("graduateId") : rosterOrder("graduateId")(asked),
  sorts: ["studentNumber", "graduateName", "departmentName", "code", "employerName", "reportedAt", "cohort"],
});

/** Whose 单位名称 at the registry is this whole name (F-98), or whose USCC it is. */
function reportedFor(asked: string): Sql {
  const code = checkUscc(asked);
  const same = code.ok
    ? sql`e.uscc = ${code.text}`
    : sql`e.employer_name is not null and folded_name(e.employer_name) = folded_name(${asked})`;
  return sql`g.id = any(array(select e.graduate_id from registry_destination e where ${same}))`;
}
