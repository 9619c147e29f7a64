import { type FormOption, isFoundBy } from "@gd/web-kit";
import { useState } from "react";
import type { EntryProps } from "./entry.js";
import { SheetField, SheetRows, SheetSearch } from "./sheet.js";

interface ChoiceFieldProps extends EntryProps {
  value: string;
  onChange: (code: string) => void;
  options: readonly FormOption[];
}

/** From this number of options on, they can be searched. */
export const MANY = 12;
export const SEARCH = "输入名称或拼音查询";

/** One of a code table, such as 单位行业, or of the countries. */
export function ChoiceField({ value, onChange, options, ...entry }: ChoiceFieldProps) {
  const shown = options.find(({ code }) => code === value)?.label ?? value;
  return (
    <SheetField {...entry} shown={shown}>
      {(close) => (
        <Choices
          value={value}
          options={options}
          onChoose={(code) => {
            onChange(code);
            close();
          }}
        />
      )}
    </SheetField>
  );
}

interface ChoicesProps {
  value: string;
  options: readonly FormOption[];
  onChoose: (code: string) => void;
}

function Choices({ value, options, onChoose }: ChoicesProps) {
  const [search, setSearch] = useState("");
  const wanted = search.trim();
  // What begins with the text stands first: 新加坡 before 巴布亚新几内亚.
  const found = options
    .filter((option) => isFoundBy(option, wanted))
    .sort((one, other) => Number(other.label.startsWith(wanted)) - Number(one.label.startsWith(wanted)));
  return (
    <>
      {options.length > MANY && <SheetSearch value={search} onChange={setSearch} placeholder={SEARCH} />}
      <SheetRows
        rows={found.map(({ code, label }) => ({ key: code, text: label }))}
        chosen={value}
        onChoose={({ key }) => onChoose(key)}
        none="没有符合的选项，请换个名称查询"
      />
    </>
  );
}
