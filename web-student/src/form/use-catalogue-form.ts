import {
  type CatalogueForm,
  type FormProblems,
  type FormValues,
  problemsBeforeSending,
  problemsOfFields,
  valuesToSend,
} from "@gd/web-kit";
import { useState } from "react";

export interface FilledForm {
  values: FormValues;
  problems: FormProblems;
  /** Puts values in; the problems of those fields are taken away. */
  fill: (values: FormValues) => void;
  /** Replaces all values, as when a saved draft has been read. */
  start: (values: FormValues) => void;
  /** What is sent of the form for this sub-type. */
  sent: (form: CatalogueForm, subType: string | null) => FormValues;
  /** Shows what is missing or too long, and leads to the first of it; true when there is nothing. */
  check: (form: CatalogueForm, subType: string | null) => boolean;
  /** Shows what the server refused, by the paths of its input; true when a field was named. */
  refuse: (fields: Readonly<Record<string, string>>) => boolean;
}

/** The values of one form while they are filled in. They outlive a change of type: keys mean the same in all forms. */
export function useCatalogueForm(initial: FormValues = {}): FilledForm {
  const [values, setValues] = useState(initial);
  const [problems, setProblems] = useState<FormProblems>({});
  const show = (found: FormProblems) => {
    setProblems(found);
    const any = Object.keys(found).length > 0;
    if (any) requestAnimationFrame(leadToFirstProblem);
    return any;
  };
  return {
    values,
    problems,
    fill: (entered) => {
      setValues((before) => ({ ...before, ...entered }));
      setProblems((before) =>
        Object.fromEntries(Object.entries(before).filter(([key]) => !(key in entered))),
      );
    },
    start: (saved) => {
      setValues(saved);
      setProblems({});
    },
    sent: (form, subType) => valuesToSend(form, subType, values),
    check: (form, subType) => !show(problemsBeforeSending(form, subType, values)),
    refuse: (fields) => show(problemsOfFields(fields)),
  };
}

/** Brings the first problem of the page into sight, with the cursor in its field. */
export function leadToFirstProblem(): void {
  const wrong = document.querySelector<HTMLElement>(".entry-wrong");
  wrong?.scrollIntoView({ block: "center", behavior: "smooth" });
  wrong?.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
}
