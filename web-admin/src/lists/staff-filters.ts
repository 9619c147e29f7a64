import { choiceParam, currentCohort, textParam } from "@gd/web-kit";
import { choiceFilter, cohortFilter, idNumberFilter, personNameFilter } from "@gd/web-kit/desk";
import { levelScopeLabels, seesManySchools, type Viewer } from "../session/viewer.js";
import type { FilterOptions } from "./filter-options.js";

const levels = ["UNDERGRADUATE", "POSTGRADUATE"] as const;

export const cohort = cohortFilter({ label: "毕业届别", unit: "届" });

export const personName = personNameFilter({ label: "姓名", placeholder: "完整姓名" });

export const studentNumber = personNameFilter({ label: "学号", placeholder: "完整学号" });

export const idNumber = idNumberFilter({
  label: "证件号码",
  placeholder: "完整号码",
  rules: [{ pattern: /^\s*\d{17}[\dXx]\s*$/, message: "应为 18 位完整号码" }],
});

/** 所在院系, for schools: departments have one, and above one school the server offers none. */
export function departmentOf(viewer: Viewer, { departments }: FilterOptions) {
  return (
    viewer.role === "SCHOOL" && {
      departmentId: choiceFilter(textParam({ name: "department" }), {
        label: "所在院系",
        options: departments,
      }),
    }
  );
}

/** 学历层次, within one school for whoever looks after all of them. */
export function levelOf(viewer: Viewer) {
  return (
    !seesManySchools(viewer) &&
    viewer.levelScope === "ALL" && {
      educationLevel: choiceFilter(choiceParam(levels, { name: "level" }), {
        label: "学历层次",
        options: levels.map((value) => ({ value, label: levelScopeLabels[value] })),
      }),
    }
  );
}

/** 专业, within one school. */
export function majorOf(viewer: Viewer, { majors }: FilterOptions) {
  return (
    !seesManySchools(viewer) && {
      majorName: choiceFilter(textParam({ name: "major" }), { label: "专业", options: majors }),
    }
  );
}

interface PersonSought {
  cohort?: number | undefined;
  name?: string | undefined;
  idNumber?: string | undefined;
}

/**
 * What is carried out: above one school the server wants one of cohort, name and ID number; without any it is the
 * cohort at work.
 */
export function settledFor<Values extends PersonSought>(viewer: Viewer): (asked: Values) => Values {
  return (asked) => {
    if (!seesManySchools(viewer) || asked.cohort || asked.name || asked.idNumber) return asked;
    return { ...asked, cohort: currentCohort() };
  };
}
