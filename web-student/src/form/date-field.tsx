import { useLayer } from "@gd/web-kit";
import { DatePicker } from "antd-mobile";
import { DownOutline } from "antd-mobile-icons";
import dayjs from "dayjs";
import { useState } from "react";
import { Entry, type EntryProps } from "./entry.js";
import "./form.css";

interface DateFieldProps extends EntryProps {
  /** YYYY-MM or YYYY-MM-DD. */
  value: string;
  onChange: (value: string) => void;
  precision: "month" | "day";
}

const patterns = { month: "YYYY-MM", day: "YYYY-MM-DD" } as const;
const shownAs = { month: "YYYY年M月", day: "YYYY年M月D日" } as const;
const earliest = new Date(2015, 0, 1);
const latest = new Date(2045, 11, 31);

/** A month or a day, turned to on wheels. */
export function DateField({ value, onChange, precision, ...entry }: DateFieldProps) {
  const [open, setOpen] = useState(false);
  useLayer(open, () => setOpen(false));
  const chosen = value ? dayjs(value).toDate() : undefined;
  return (
    <Entry {...entry}>
      {({ id, ...described }) => (
        <>
          <button
            {...described}
            id={id}
            type="button"
            className="entry-box entry-choose"
            aria-haspopup="dialog"
            aria-labelledby={`${id}-label ${id}`}
            onClick={() => setOpen(true)}
          >
            <span className={value ? undefined : "entry-empty"}>
              {value ? dayjs(value).format(shownAs[precision]) : "请选择"}
            </span>
            <DownOutline aria-hidden />
          </button>
          <DatePicker
            title={entry.label}
            visible={open}
            precision={precision}
            min={earliest}
            max={latest}
            value={chosen}
            onClose={() => setOpen(false)}
            onConfirm={(day) => onChange(dayjs(day).format(patterns[precision]))}
          />
        </>
      )}
    </Entry>
  );
}
