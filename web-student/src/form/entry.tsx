import { type ReactNode, useId } from "react";
import "./form.css";

/** What stands around every field. */
export interface EntryProps {
  label: string;
  mandatory: boolean;
  problem?: string;
  help?: string;
}

/** What the field itself needs of it, so that a screen reader tells both. */
interface Described {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
}

interface EntryFrameProps extends EntryProps {
  /** At the right below the field, such as a count. */
  aside?: ReactNode;
  children: (described: Described) => ReactNode;
}

/** Label above, the field, and below it the problem or else the help. */
export function Entry({ label, mandatory, problem, help, aside, children }: EntryFrameProps) {
  const id = useId();
  const note = problem ?? help;
  return (
    <div className={problem ? "entry entry-wrong" : "entry"}>
      <label className="entry-label" htmlFor={id} id={`${id}-label`}>
        {label}
        {mandatory ? (
          <span className="entry-must" aria-hidden>
            *
          </span>
        ) : (
          <span className="entry-may">（选填）</span>
        )}
      </label>
      {children({
        id,
        "aria-describedby": note ? `${id}-note` : undefined,
        "aria-invalid": problem !== undefined,
      })}
      {(note || aside) && (
        <div className="entry-below">
          <p
            id={`${id}-note`}
            className={problem ? "entry-problem" : "entry-help"}
            role={problem ? "alert" : undefined}
          >
            {note}
          </p>
          {aside}
        </div>
      )}
    </div>
  );
}
