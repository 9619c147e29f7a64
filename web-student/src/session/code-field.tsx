import { TextField } from "../ui/text-field.js";

interface CodeFieldProps {
  value: string;
  onChange: (value: string) => void;
  problem: string | undefined;
}

/** Where the code of an SMS goes; telephones offer it by themselves. */
export function CodeField({ value, onChange, problem }: CodeFieldProps) {
  return (
    <TextField
      label="短信验证码"
      inputMode="tel"
      autoComplete="one-time-code"
      maxLength={7}
      value={value}
      onChange={onChange}
      {...(problem !== undefined && { problem })}
    />
  );
}
