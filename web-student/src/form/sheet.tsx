import { useLayer } from "@gd/web-kit";
import { Popup, type PopupProps } from "antd-mobile";
import { DownOutline } from "antd-mobile-icons";
import { type ReactNode, useState } from "react";
import { Entry, type EntryProps } from "./entry.js";
import "./form.css";

interface SheetFieldProps extends EntryProps {
  /** What is chosen, in words; empty: nothing yet. */
  shown: string;
  /** What the sheet holds while it is open. */
  children: (close: () => void) => ReactNode;
}

interface SheetProps extends Omit<PopupProps, "visible" | "onMaskClick" | "bodyClassName"> {
  title: string;
  open: boolean;
  onClose: () => void;
  /** Of the button that closes it. */
  closeText?: string;
  className?: string;
}

/** A dialog that comes up from below, within reach of the thumb. */
export function Sheet({ title, open, closeText = "取消", className, children, ...popup }: SheetProps) {
  useLayer(open, popup.onClose);
  return (
    <Popup {...popup} visible={open} onMaskClick={popup.onClose} bodyClassName={`sheet ${className ?? ""}`}>
      <div role="dialog" aria-modal aria-label={title} className="sheet-body">
        <div className="sheet-head">
          <button type="button" onClick={popup.onClose}>
            {closeText}
          </button>
          <h2>{title}</h2>
          <span />
        </div>
        {children}
      </div>
    </Popup>
  );
}

/** A field that is chosen on a sheet from below, within reach of the thumb. */
export function SheetField({ shown, children, ...entry }: SheetFieldProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Entry {...entry}>
        {({ id, ...described }) => (
          <button
            {...described}
            id={id}
            type="button"
            className="entry-box entry-choose"
            aria-haspopup="dialog"
            aria-labelledby={`${id}-label ${id}`}
            onClick={() => setOpen(true)}
          >
            <span className={shown ? undefined : "entry-empty"}>{shown || "请选择"}</span>
            <DownOutline aria-hidden />
          </button>
        )}
      </Entry>
      <Sheet title={entry.label} open={open} onClose={close} destroyOnClose closeOnSwipe={false}>
        {open && children(close)}
      </Sheet>
    </>
  );
}

/** Looks for something among what the sheet offers. */
export function SheetSearch({
  value,
  onChange,
  placeholder,
}: {
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
}) {
  return (
    <input
      className="entry-box sheet-search"
      type="search"
      enterKeyHint="search"
      value={value}
      placeholder={placeholder}
      aria-label={placeholder}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface SheetRow {
  key: string;
  text: string;
  /** Below the text. */
  note?: string;
  /** Leads to a further step instead of choosing. */
  further?: boolean;
}

interface SheetRowsProps {
  rows: readonly SheetRow[];
  chosen?: string;
  onChoose: (row: SheetRow) => void;
  /** Said instead of an empty list. */
  none: string;
}

/** What can be chosen, one to a line. */
export function SheetRows({ rows, chosen, onChoose, none }: SheetRowsProps) {
  if (rows.length === 0) return <p className="sheet-none">{none}</p>;
  return (
    <ul className="sheet-rows">
      {rows.map((row) => (
        <li key={row.key}>
          <button
            type="button"
            className={row.key === chosen ? "sheet-row sheet-row-chosen" : "sheet-row"}
            aria-pressed={row.further ? undefined : row.key === chosen}
            onClick={() => onChoose(row)}
          >
            <span>
              {row.text}
              {row.note && <small>{row.note}</small>}
            </span>
            <span aria-hidden>{row.further ? "›" : row.key === chosen ? "✓" : ""}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
