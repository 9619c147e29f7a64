import { type FormProblems, type FormValues, problemsOfFields } from "@gd/web-kit";
import { useState } from "react";

export interface FilledForm {
  values: FormValues;
  problems: FormProblems;
  /** Puts values in; the problems of those fields are taken away. */
  fill: (values: FormValues) => void;
  /** Says beside a field what is wrong with it, once it is left; null: nothing. */
  note: (key: string, problem: string | null) => void;
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
    note: (key, problem) =>
      setProblems(({ [key]: _before, ...others }) => (problem ? { ...others, [key]: problem } : others)),
    refuse: (fields) => show(problemsOfFields(fields)),
  };
}

/** Brings the first problem of the page into sight, with the cursor in its field. */
export function leadToFirstProblem(): void {
  const wrong = document.querySelector<HTMLElement>(".entry-wrong");
  // A section that was folded away opens for it.
  wrong?.closest("details")?.setAttribute("open", "");
  wrong?.scrollIntoView({ block: "center", behavior: "smooth" });
  wrong?.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
}
