import { useId, useState } from "react";
import { Said } from "../office/said.js";
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

/**
 * One line of text with its label above and its problem below. The place of the problem is kept free. A password can be
 * looked at by whoever types it.
 */
export function TextField({ label, value, onChange, problem, type = "text", ...input }: TextFieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className={problem ? "field field-wrong" : "field"}>
      <label htmlFor={id}>{label}</label>
      <div className="field-line">
        <input
          {...input}
          id={id}
          type={shown ? "text" : type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
        />
        {type === "password" && (
          <button
            type="button"
            className="field-show"
            aria-pressed={shown}
            aria-controls={id}
            onClick={() => setShown(!shown)}
          >
            {shown ? "隐藏" : "显示"}
            <span className="visually-hidden">密码：{label}</span>
          </button>
        )}
      </div>
      <p id={`${id}-problem`} className="field-problem">
        <Said text={problem} />
      </p>
    </div>
  );
}
