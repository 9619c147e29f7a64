import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { DivisionFieldsFragmentDoc, DivisionsDocument, FindDivisionsDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import type { EntryProps } from "./entry.js";
import { SheetField, type SheetRow, SheetRows, SheetSearch } from "./sheet.js";
import { useSettled } from "./use-settled.js";
import "./form.css";

/** Read once, not at every opening as other things are. */
const NEVER_CHANGES = { fetchPolicy: "cache-first" } as const;

interface DivisionFieldProps extends EntryProps {
  /** Code of a division without further ones below it. */
  value: string;
  onChange: (code: string) => void;
}

/** 省 → 市 → 区县, step by step or by a part of the name. */
export function DivisionField({ value, onChange, ...entry }: DivisionFieldProps) {
  const { data } = useQuery(FindDivisionsDocument, {
    variables: { text: value },
    skip: value === "",
    ...NEVER_CHANGES,
  });
  const divisions = readFragment(DivisionFieldsFragmentDoc, data?.findDivisions);
  const shown = divisions?.find(({ code }) => code === value)?.fullName ?? value;
  return (
    <SheetField {...entry} shown={shown}>
      {(close) => (
        <Divisions
          value={value}
          onChoose={(code) => {
            onChange(code);
            close();
          }}
        />
      )}
    </SheetField>
  );
}

interface Step {
  code: string;
  name: string;
}

function Divisions({ value, onChoose }: { value: string; onChoose: (code: string) => void }) {
  const [search, setSearch] = useState("");
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const last = steps[steps.length - 1];
  const choose = ({ key, text, further }: SheetRow) => {
    if (!further) return onChoose(key);
    setSearch("");
    setSteps((before) => [...(search.trim() ? [] : before), { code: key, name: text }]);
  };
  return (
    <>
      <SheetSearch value={search} onChange={setSearch} placeholder="输入省、市、区县名称或拼音" />
      {search.trim() ? (
        <Found search={search.trim()} value={value} onChoose={choose} />
      ) : (
        <>
          <nav className="sheet-steps" aria-label="已选">
            <button type="button" onClick={() => setSteps([])} disabled={steps.length === 0}>
              全国
            </button>
            {steps.map((step, index) => (
              <button
                key={step.code}
                type="button"
                disabled={index === steps.length - 1}
                onClick={() => setSteps(steps.slice(0, index + 1))}
              >
                {step.name}
              </button>
            ))}
          </nav>
          <Below key={last?.code} parent={last?.code ?? null} value={value} onChoose={choose} />
        </>
      )}
    </>
  );
}

interface RowsOfProps {
  value: string;
  onChoose: (row: SheetRow) => void;
}

function Below({ parent, value, onChoose }: RowsOfProps & { parent: string | null }) {
  const { data, error, refetch } = useQuery(DivisionsDocument, { variables: { parent }, ...NEVER_CHANGES });
  const rows = data?.divisions.map(({ code, name, hasChildren }) => ({
    key: code,
    text: name,
    further: hasChildren,
  }));
  return <Rows rows={rows} failed={error !== undefined} retry={refetch} value={value} onChoose={onChoose} />;
}

function Found({ search, value, onChoose }: RowsOfProps & { search: string }) {
  const text = useSettled(search);
  const { data, previousData, error, refetch } = useQuery(FindDivisionsDocument, {
    variables: { text },
    ...NEVER_CHANGES,
  });
  const found = readFragment(DivisionFieldsFragmentDoc, (data ?? previousData)?.findDivisions);
  const rows = found?.map(({ code, fullName, hasChildren }) => ({
    key: code,
    text: fullName,
    further: hasChildren,
  }));
  return <Rows rows={rows} failed={error !== undefined} retry={refetch} value={value} onChoose={onChoose} />;
}

interface RowsProps extends RowsOfProps {
  rows: readonly SheetRow[] | undefined;
  failed: boolean;
  retry: () => Promise<unknown>;
}

function Rows({ rows, failed, retry, value, onChoose }: RowsProps) {
  if (rows) {
    return <SheetRows rows={rows} chosen={value} onChoose={onChoose} none="没有符合的地区，请换个名称查询" />;
  }
  if (!failed) return <p className="sheet-none">正在加载…</p>;
  return (
    <p className="sheet-none">
      加载失败
      <button type="button" className="text-button" onClick={() => void retry().catch(() => undefined)}>
        重新加载
      </button>
    </p>
  );
}
