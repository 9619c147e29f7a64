import { Input } from "antd";
import { useEffect, useState } from "react";
import { useDeskLook } from "../look.js";

interface SearchBoxProps {
  label: string;
  /** What the address says. */
  value: string;
  onShow: (text: string) => void;
  placeholder?: string;
  width: number;
}

/** A list's one filter as a box beside its title; going back in the browser's history shows that page's text again. */
export function SearchBox({ label, value, onShow, placeholder = label, width }: SearchBoxProps) {
  const { density } = useDeskLook().lists;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <Input.Search
      aria-label={label}
      placeholder={placeholder}
      allowClear
      enterButton={density === "ROOMY" && "查询"}
      style={{ width }}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => onShow(text.trim())}
    />
  );
}
