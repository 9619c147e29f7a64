import { useId } from "react";
import "../session/session.css";

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  problem?: string;
  type?: "text" | "password";
  placeholder?: string;
  inputMode?: "tel";
  autoComplete?: string;
  maxLength?: number;
}

/** One line of text with its label above and its problem below. The place of the problem is kept free. */
export function TextField({ label, value, onChange, problem, type = "text", ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className={problem ? "field field-wrong" : "field"}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
      />
      <p id={`${id}-problem`} className="field-problem">
        {problem}
      </p>
    </div>
  );
}
