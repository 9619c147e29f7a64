import { useQuery } from "@apollo/client/react";
import { explainFailure, isSuccess, layersSettled, refusalOf } from "@gd/web-kit";
import { Input, type InputRef } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { SearchDocument } from "../gql/graphql.js";
import { isOperator, seesManySchools, type Viewer } from "../session/viewer.js";
import { groupsOf, type Hit, type HitGroup } from "./search-groups.js";

const WAIT_MS = 250;
const LEAST = 2;

/** Text and what was found by it: arrows choose, Enter opens. */
export function SearchPanel({ viewer, close }: { viewer: Viewer; close(): void }) {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);
  const { groups, said, asked } = useFound(typed, viewer);
  const hits = groups.flatMap((group) => group.hits);
  const current = hits[Math.min(chosen, hits.length - 1)];

  const open = async ({ address }: Hit) => {
    close();
    // The dialog's own entry of the history goes first, so that going back leads to where the search was begun.
    await layersSettled();
    void navigate(address);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && current && asked) void open(current);
    else if (event.key === "ArrowDown") setChosen(Math.min(chosen + 1, hits.length - 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(Math.min(chosen, hits.length - 1) - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <div className="search-panel">
      <Input
        ref={input}
        role="combobox"
        aria-label="快速查询"
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-activedescendant={current?.id}
        autoComplete="off"
        maxLength={100}
        placeholder={placeholderOf(viewer)}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(0);
        }}
        onKeyDown={onKey}
      />
      <p className="muted search-said" role="status">
        {said}
      </p>
      <Groups groups={groups} current={current} open={(hit) => void open(hit)} />
    </div>
  );
}

interface GroupsProps {
  groups: readonly HitGroup[];
  current: Hit | undefined;
  open(hit: Hit): void;
}

function Groups({ groups, current, open }: GroupsProps) {
  return (
    <div id="search-hits" role="listbox" aria-label="查询结果" className="search-hits">
      {groups.map(({ title, hits, more }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={title} role="group" aria-label={title}>
          <div className="search-group" aria-hidden="true">
            {title}
            {more && `（仅显示前 ${hits.length} 条，请补充查询内容）`}
          </div>
          {hits.map((hit) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus
            <div
              key={hit.id}
              id={hit.id}
              role="option"
              aria-selected={hit === current}
              className={hit === current ? "search-hit search-hit-chosen" : "search-hit"}
              onClick={() => open(hit)}
            >
              <span className="search-title">{hit.title}</span>
              <span className="search-beside">{hit.beside}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** What was found by what is typed, once it rests; and what is said of it. */
function useFound(typed: string, viewer: Viewer): { groups: HitGroup[]; said: string; asked: boolean } {
  const text = useRested(typed.trim());
  const long = [...text].length >= LEAST;
  const { data, error } = useQuery(SearchDocument, {
    variables: { text },
    skip: !long,
    fetchPolicy: "network-only",
  });
  const asked = long && text === typed.trim();
  if (!long || (!data && !error)) {
    return { groups: [], said: long ? "正在查询…" : hintOf(viewer), asked: false };
  }
  if (!data) return { groups: [], said: explainFailure(error).message, asked: false };
  if (!isSuccess(data.search)) {
    const refusal = refusalOf(data.search);
    const inField = Object.values(refusal?.fields ?? {})[0];
    return { groups: [], said: inField ?? refusal?.message ?? "", asked: false };
  }
  const groups = groupsOf(data.search, viewer);
  const said = groups.length > 0 ? "↑ ↓ 选择，回车打开，Esc 关闭" : "没有查询到结果";
  return { groups, said, asked };
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

function placeholderOf(viewer: Viewer): string {
  return isOperator(viewer) ? "单位名称或统一社会信用代码" : "姓名、学号、协议编号或签约单位";
}

function hintOf(viewer: Viewer): string {
  if (isOperator(viewer)) return "输入单位名称中的两个字以上，或完整的统一社会信用代码";
  return seesManySchools(viewer)
    ? "请输入完整的姓名、学号、协议编号或签约单位名称"
    : "输入姓名的前两个字以上、完整学号、完整协议编号，或签约单位名称的一部分";
}
