import { TextField } from "../ui/text-field.js";

interface CodeFieldProps {
  label?: string;
  value: string;
  onChange: (value: string) => void;
  problem: string | undefined;
}

/** Where the code of an SMS or a mail goes; telephones offer it by themselves. */
export function CodeField({ label = "验证码", value, onChange, problem }: CodeFieldProps) {
  return (
    <TextField
      label={label}
      inputMode="tel"
      autoComplete="one-time-code"
      maxLength={7}
      value={value}
      onChange={onChange}
      {...(problem !== undefined && { problem })}
    />
  );
}
