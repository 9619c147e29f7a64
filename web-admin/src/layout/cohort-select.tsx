import { Select } from "antd";
import { useLocation, useNavigate } from "react-router";
import { cohortChoices, currentCohort } from "../queue/cohorts.js";

/** The graduating year the address names, else the one at work now. */
export function useCohort(): [number, (cohort: number) => void] {
  const location = useLocation();
  const navigate = useNavigate();
  const asked = Number(new URLSearchParams(location.search).get("cohort"));
  const cohort = cohortChoices().includes(asked) ? asked : currentCohort();
  return [cohort, (next) => void navigate({ pathname: location.pathname, search: `cohort=${next}` })];
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
