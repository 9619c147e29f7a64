import { Input } from "antd";
import type { Days } from "../../list/address.js";

interface DaysInputProps {
  label: string;
  /** Given by the form, with what follows. */
  id?: string;
  value?: Days | undefined;
  onChange?: (days: Days | undefined) => void;
}

/** Two days. The browser's own fields: they are typed, read aloud and picked as everybody's device does it. */
export function DaysInput({ label, id, value, onChange }: DaysInputProps) {
  const take = (end: keyof Days, day: string) => {
    const days: Days = { ...value, [end]: day };
    if (!day) delete days[end];
    onChange?.(days.from || days.to ? days : undefined);
  };
  return (
    <span className="list-days">
      <Input
        type="date"
        {...(id && { id })}
        aria-label={`${label}，从`}
        max="2100-12-31"
        value={value?.from ?? ""}
        onChange={({ target }) => take("from", target.value)}
      />
      <span className="muted">至</span>
      <Input
        type="date"
        aria-label={`${label}，至`}
        max="2100-12-31"
        value={value?.to ?? ""}
        onChange={({ target }) => take("to", target.value)}
      />
    </span>
  );
}
