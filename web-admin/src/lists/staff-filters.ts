import { choiceParam, currentCohort, daysParam, textParam } from "@gd/web-kit";
import {
  choiceFilter,
  cohortFilter,
  daysFilter,
  folded,
  idNumberFilter,
  personNameFilter,
  textFilter,
} from "@gd/web-kit/desk";
import { levelScopeLabels, seesManySchools, type Viewer } from "../session/viewer.js";
import { type FilterOptions, provinceParam } from "./filter-options.js";

const levels = ["UNDERGRADUATE", "POSTGRADUATE"] as const;

export const cohort = cohortFilter({ label: "毕业届别", unit: "届" });

const LONGEST = 100;

/** The whole name. */
export const personName = personNameFilter({ label: "姓名", placeholder: "完整姓名", maxLength: LONGEST });

/** Within one school its beginning is enough. */
export function nameOf(viewer: Viewer) {
  if (seesManySchools(viewer)) return personName;
  return personNameFilter({ label: "姓名", placeholder: "姓名或姓名开头", maxLength: LONGEST });
}

export const studentNumber = personNameFilter({
  label: "学号",
  placeholder: "完整学号",
  maxLength: LONGEST,
});

export const sex = folded(
  choiceFilter(choiceParam(["1", "2"]), {
    label: "性别",
    options: [
      { value: "1", label: "男" },
      { value: "2", label: "女" },
    ],
  }),
);

/** A part of 签约单位（去向）, by whatever name a list calls it. */
export function counterpartCalled(label: string) {
  return textFilter(textParam({ name: "employer" }), {
    label,
    placeholder: "名称中的文字",
    maxLength: LONGEST,
  });
}

/** A whole number of ours, e.g. 协议编号. */
export function numberCalled(label: string) {
  return folded(
    textFilter(textParam({ name: "number" }), { label, placeholder: "完整编号", maxLength: LONGEST }),
  );
}

/** Days on which something happened, folded away. */
export function daysCalled(label: string, name: string) {
  return folded(daysFilter(daysParam({ name }), { label }));
}

/** 培养方式, within one school. */
export function modeOf(viewer: Viewer, { modes }: FilterOptions) {
  return (
    !seesManySchools(viewer) && {
      trainingMode: folded(choiceFilter(textParam({ name: "mode" }), { label: "培养方式", options: modes })),
    }
  );
}

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

/**
 * 所在省份, 所在学校 and 单位, for province and ministry: what every list is narrowed by above one school, each along an
 * index (docs/adr/0019). The ministry chooses a school once a province is chosen.
 */
export function placesOf(viewer: Viewer, { provinces, schools }: FilterOptions) {
  return (
    seesManySchools(viewer) && {
      ...(viewer.role === "MINISTRY" && {
        provinceId: choiceFilter(provinceParam, {
          label: "所在省份",
          options: provinces,
          empties: ["schoolId"],
        }),
      }),
      schoolId: choiceFilter(textParam({ name: "school" }), {
        label: "所在学校",
        options: schools,
        ...(viewer.role === "MINISTRY" && { whenNone: "请先选择所在省份" }),
      }),
      employer: textFilter(textParam({ name: "unit" }), {
        label: "单位",
        placeholder: "全称或统一社会信用代码",
      }),
    }
  );
}

/** 学历层次, for whoever looks after all of them. */
export function levelOf(viewer: Viewer) {
  return (
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

/** What a list is sorted by, for those who look after one school: above it the server keeps each list's own order. */
export function sortsOf<Sorts extends object>(viewer: Viewer, sorts: Sorts): Sorts | Record<string, never> {
  return seesManySchools(viewer) ? {} : sorts;
}

interface PersonSought {
  cohort?: number | undefined;
  name?: string | undefined;
  idNumber?: string | undefined;
  schoolId?: string | undefined;
  employer?: string | undefined;
}

/**
 * What is carried out: above one school the server wants one of cohort, school, employer, name and ID number; without
 * any it is the cohort at work.
 */
export function settledFor<Values extends PersonSought>(viewer: Viewer): (asked: Values) => Values {
  return (asked) => {
    const { cohort, name, idNumber, schoolId, employer } = asked;
    if (!seesManySchools(viewer) || cohort || name || idNumber || schoolId || employer) return asked;
    return { ...asked, cohort: currentCohort() };
  };
}
