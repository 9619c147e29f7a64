import {
  cohortChoices,
  currentCohort,
  FIRST_COHORT,
  numberParam,
  readAddress,
  writeAddress,
} from "@gd/web-kit";
import { outsideForm } from "@gd/web-kit/desk";
import { Select } from "antd";
import { useLocation, useNavigate } from "react-router";

/** The graduating year of a list whose page asks for it beside the title. */
export const cohortAsked = outsideForm(numberParam(FIRST_COHORT));

const params = { cohort: cohortAsked.param };

/** The graduating year the address names, else the one at work now. */
export function useCohort(): [number, (cohort: number) => void] {
  const navigate = useNavigate();
  const { cohort = currentCohort() } = readAddress(params, useLocation());
  return [cohort, (next) => void navigate(writeAddress(params, { cohort: next }))];
}

interface CohortSelectProps {
  value: number;
  onChange(cohort: number): void;
}

/** 毕业届别 beside a page's title. */
export function CohortSelect({ value, onChange }: CohortSelectProps) {
  return (
    <Select
      aria-label="毕业届别"
      value={value}
      onChange={onChange}
      style={{ width: 112 }}
      options={cohortChoices().map((cohort) => ({ value: cohort, label: `${cohort}届` }))}
    />
  );
}
