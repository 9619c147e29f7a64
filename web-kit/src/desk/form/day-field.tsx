import { DatePicker } from "antd";
import dayjs from "dayjs";

interface DayFieldProps {
  picker: "month" | "date";
  /** Given by the form item, as is the id. */
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
}

const patterns = { month: "YYYY-MM", date: "YYYY-MM-DD" } as const;

/** A month or a day as the text that forms keep. */
export function DayField({ picker, id, value, onChange }: DayFieldProps) {
  return (
    <DatePicker
      id={id}
      picker={picker}
      className="catalogue-day"
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format(patterns[picker]) : undefined)}
    />
  );
}
