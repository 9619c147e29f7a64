import {
  type CatalogueForm,
  type FormField,
  formatProblemOf,
  isMandatory,
  optionsOf,
  valuesOfEmployer,
} from "@gd/web-kit";
import { EmployerWarning } from "../warnings/employer-warning.js";
import { KnownName } from "../warnings/known-name.js";
import { ChoiceField } from "./choice-field.js";
import { DateField } from "./date-field.js";
import { DivisionField } from "./division-field.js";
import { EmployerField } from "./employer-field.js";
import type { EntryProps } from "./entry.js";
import { KnownSchools } from "./known-schools.js";
import { MinimumWage } from "./minimum-wage.js";
import { TextEntry } from "./text-entry.js";
import type { FilledForm } from "./use-catalogue-form.js";
import { YesNoField } from "./yes-no-field.js";

interface CatalogueFieldProps {
  form: CatalogueForm;
  field: FormField;
  filled: FilledForm;
}

/** One field by its kind. */
export function CatalogueField({ form, field, filled }: CatalogueFieldProps) {
  const { key, kind } = field;
  const value = filled.values[key] ?? "";
  const set = (entered: string) => filled.fill({ [key]: entered });
  const entry: EntryProps = {
    label: field.label,
    mandatory: isMandatory(field, filled.values),
    problem: filled.problems[key],
    help: field.help ?? undefined,
  };
  const text = {
    ...entry,
    maxLength: field.maxLength,
    value,
    onChange: set,
    onLeave: () => {
      const problem = formatProblemOf(field, value);
      if (problem) filled.note(key, problem);
    },
  };
  switch (kind) {
    case "CODE":
      return <ChoiceField {...entry} value={value} onChange={set} options={optionsOf(form, field)} />;
    case "DIVISION":
      return <DivisionField {...entry} value={value} onChange={set} />;
    case "MONTH":
    case "DATE":
      return (
        <DateField {...entry} value={value} onChange={set} precision={kind === "MONTH" ? "month" : "day"} />
      );
    case "YES_NO":
      return <YesNoField {...entry} value={value} onChange={set} />;
    case "EMPLOYER_NAME":
      return (
        <EmployerField
          {...entry}
          value={value}
          onChange={set}
          onFound={(found) => filled.fill({ ...valuesOfEmployer(found), [key]: found.name })}
        />
      );
    case "USCC":
      return (
        <>
          <TextEntry {...text} kind={kind} />
          <EmployerWarning uscc={value} />
          <KnownName uscc={value} name={filled.values.employerName ?? ""} />
        </>
      );
    default:
      return (
        <>
          <TextEntry {...text} kind={kind} />
          {key === "schoolName" && isAtHome(form) && <KnownSchools text={value} onChoose={set} />}
          {key === "payAmount" && <MinimumWage values={filled.values} />}
        </>
      );
  }
}

/** 升学 in the country, where the platform knows schools: a school abroad has a foreign name as well. */
function isAtHome(form: CatalogueForm): boolean {
  return !form.sections.some(({ fields }) => fields.some(({ key }) => key === "schoolNameForeign"));
}
