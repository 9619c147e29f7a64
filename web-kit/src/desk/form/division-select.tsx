import { useQuery } from "@apollo/client/react";
import { Select } from "antd";
import { useState } from "react";
import { DivisionFieldsFragmentDoc, FindDivisionsDocument } from "../../gql/graphql.js";
import { readFragment } from "../../gql/index.js";

interface DivisionSelectProps {
  /** Given by the form item, as is the id. */
  id?: string;
  value?: string;
  onChange?: (code: string | undefined) => void;
}

/** A division of the lowest level, found by a part of its full name. */
export function DivisionSelect({ id, value, onChange }: DivisionSelectProps) {
  const [search, setSearch] = useState("");
  const text = search.trim() || (value ?? "");
  const { data, previousData, loading } = useQuery(FindDivisionsDocument, {
    variables: { text },
    skip: text === "",
    fetchPolicy: "cache-first",
  });
  const divisions = readFragment(DivisionFieldsFragmentDoc, (data ?? previousData)?.findDivisions) ?? [];
  const found = divisions.filter(({ hasChildren }) => !hasChildren);
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      allowClear
      placeholder="请输入区县名称查询"
      showSearch={{ filterOption: false, onSearch: setSearch }}
      loading={loading}
      notFoundContent={text === "" ? "请输入区县名称" : loading ? "正在查询…" : "没有符合的区县"}
      options={found.map(({ code, fullName }) => ({ value: code, label: fullName }))}
    />
  );
}
