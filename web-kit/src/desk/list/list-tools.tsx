import { SettingOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover, Radio, Select } from "antd";
import { useState } from "react";
import { useDeskLook } from "../look.js";
import { type ListChoices, PAGE_SIZES } from "./list-choices.js";
import "./list.css";

interface ListToolsProps {
  choices: ListChoices;
  /** Headings of all columns. */
  titles: readonly string[];
  /** Whether the page's size is chosen here. */
  sizes: boolean;
}

/** How the list is shown: rows of a page, density, columns. Kept in the browser. */
export function ListTools({ choices, titles, sizes }: ListToolsProps) {
  const look = useDeskLook().lists;
  const [open, setOpen] = useState(false);
  const { pageSize = sizeOf(look.pageSize), choose } = choices;
  return (
    <span className="list-tools">
      {sizes && (
        <Select
          aria-label="每页条数"
          value={pageSize}
          options={PAGE_SIZES.map((value) => ({ value, label: `${value} 条/页` }))}
          onChange={(chosen) => choose({ pageSize: chosen })}
        />
      )}
      <Popover
        trigger="click"
        placement="topRight"
        // Within the page's own landmarks.
        getPopupContainer={({ parentElement }) => parentElement ?? document.body}
        open={open}
        onOpenChange={setOpen}
        content={<Choices choices={choices} titles={titles} />}
      >
        <Button icon={<SettingOutlined />} aria-expanded={open}>
          列表设置
        </Button>
      </Popover>
    </span>
  );
}

function sizeOf(usual: number): (typeof PAGE_SIZES)[number] {
  return PAGE_SIZES.find((size) => size >= usual) ?? 100;
}

/** What tells rows apart, and what can be done with them, stays. */
function Choices({ choices, titles }: Pick<ListToolsProps, "choices" | "titles">) {
  const { hidden = [], density = "NARROW", choose, forget, chosen } = choices;
  const free = titles.slice(1).filter((title) => title !== "操作");
  const shown = free.filter((title) => !hidden.includes(title));
  return (
    <fieldset className="list-choices" aria-label="列表设置">
      <Radio.Group
        aria-label="行高"
        value={density}
        onChange={({ target }) => choose({ density: target.value as "NARROW" | "WIDE" })}
        options={[
          { value: "NARROW", label: "紧凑" },
          { value: "WIDE", label: "宽松" },
        ]}
      />
      <Checkbox.Group
        className="list-choices-columns"
        value={shown}
        options={free}
        onChange={(kept) => choose({ hidden: free.filter((title) => !kept.includes(title)) })}
      />
      <Button size="small" disabled={!chosen} onClick={forget}>
        恢复默认
      </Button>
    </fieldset>
  );
}
