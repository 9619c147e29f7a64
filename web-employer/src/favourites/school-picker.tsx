import { useLazyQuery } from "@apollo/client/react";
import { Select, Spin } from "antd";
import { useEffect, useRef } from "react";
import { SchoolOptionsDocument } from "../gql/graphql.js";

const SHORTEST_SEARCH = 2;
const TYPING_PAUSE_MS = 250;

interface SchoolPickerProps {
  id?: string;
  value?: string;
  onChange?: (schoolId: string) => void;
}

/** A school by part of its name or by 拼音; asked of the server once typing pauses. Answers the school's id. */
export function SchoolPicker({ id, value, onChange }: SchoolPickerProps) {
  const [ask, { data, loading, error, called }] = useLazyQuery(SchoolOptionsDocument);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = (typed: string): void => {
    clearTimeout(timer.current);
    const wanted = typed.trim();
    if (wanted.length < SHORTEST_SEARCH) return;
    timer.current = setTimeout(() => {
      ask({ variables: { search: wanted } }).catch(() => undefined); // the failure is in `error`
    }, TYPING_PAUSE_MS);
  };

  let nothing = "请输入学校名称（至少 2 个字）";
  if (error) nothing = "学校名单加载失败，请重新输入";
  else if (called && !loading) nothing = "没有找到该学校，请核对学校全称";

  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: search }}
      placeholder="输入学校名称或拼音查询并选择"
      options={data?.schoolOptions.map((school) => ({ value: school.id, label: school.name }))}
      notFoundContent={loading ? <Spin size="small" /> : nothing}
    />
  );
}
