import { Segmented } from "antd";
import { useNavigate } from "react-router";
import { frozenRecordsAddress, pages } from "../menu/pages.js";

/** 失效信息管理 has two lists: the graduates who left the roster, and their records (F-91). */
export function FrozenViewSwitch({ shown }: { shown: "graduates" | "records" }) {
  const navigate = useNavigate();
  return (
    <Segmented<"graduates" | "records">
      value={shown}
      onChange={(view) => void navigate(view === "records" ? frozenRecordsAddress : pages.frozen.address)}
      options={[
        { value: "graduates", label: "失效学生" },
        { value: "records", label: "失效记录" },
      ]}
    />
  );
}
