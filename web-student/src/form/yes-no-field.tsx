import { Entry, type EntryProps } from "./entry.js";
import "./form.css";

interface YesNoFieldProps extends EntryProps {
  value: string;
  onChange: (value: string) => void;
}

const answers = [
  { value: "YES", label: "是" },
  { value: "NO", label: "否" },
] as const;

/** 是 or 否; neither until one is touched. */
export function YesNoField({ value, onChange, ...entry }: YesNoFieldProps) {
  return (
    <Entry {...entry}>
      {({ id, ...described }) => (
        <div {...described} className="entry-answers" role="radiogroup" aria-labelledby={`${id}-label`}>
          {answers.map((answer) => (
            <label key={answer.value} className="entry-answer">
              <input
                type="radio"
                name={id}
                value={answer.value}
                checked={value === answer.value}
                onChange={() => onChange(answer.value)}
              />
              {answer.label}
            </label>
          ))}
        </div>
      )}
    </Entry>
  );
}
