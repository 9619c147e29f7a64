import { type FormField, lengthOf } from "@gd/web-kit";
import { Entry, type EntryProps } from "./entry.js";
import "./form.css";

interface TextEntryProps extends EntryProps {
  kind: FormField["kind"];
  maxLength: number;
  value: string;
  onChange: (value: string) => void;
  /** The field is left. */
  onLeave?: () => void;
}

/** The keyboard that suits what is typed. */
const keyboards: Partial<Record<FormField["kind"], "numeric" | "tel" | "email">> = {
  INTEGER: "numeric",
  POSTCODE: "numeric",
  MOBILE: "tel",
  PHONE: "tel",
  EMAIL: "email",
};

/** A text of one line or of several; what is long counts along. */
export function TextEntry({ kind, maxLength, value, onChange, onLeave, ...entry }: TextEntryProps) {
  const length = lengthOf(value);
  const counts = kind === "LONG_TEXT" || (kind === "TEXT" && length > maxLength * 0.8);
  const count = counts && (
    <span className={length > maxLength ? "entry-count entry-problem" : "entry-count"}>
      {length}/{maxLength}
    </span>
  );
  return (
    <Entry {...entry} aside={count}>
      {(described) =>
        kind === "LONG_TEXT" ? (
          <textarea
            {...described}
            className="entry-box"
            rows={4}
            value={value}
            placeholder="请填写"
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            {...described}
            className={kind === "USCC" ? "entry-box entry-code" : "entry-box"}
            type="text"
            inputMode={keyboards[kind]}
            value={value}
            placeholder="请填写"
            autoComplete="off"
            autoCapitalize={kind === "USCC" ? "characters" : "off"}
            spellCheck={false}
            onBlur={onLeave}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Entry>
  );
}
