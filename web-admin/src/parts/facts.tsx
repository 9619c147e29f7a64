import { Descriptions } from "antd";
import { createContext, useContext } from "react";

/** What a value is called, and the value; `wide` ones take the whole width. */
export type Fact = [label: string, value: React.ReactNode, width?: "wide"];

interface FactsProps {
  facts: Fact[];
}

/** In how many columns the facts of a page stand: one where there is little room. */
export const FactsColumns = createContext<1 | 2>(2);

/** Labelled values in columns; what was left empty reads 「—」. */
export function Facts({ facts }: FactsProps) {
  const columns = useContext(FactsColumns);
  return (
    <Descriptions
      bordered
      size="small"
      column={columns}
      className="facts"
      items={facts.map(([label, value, width]) => ({
        key: label,
        label,
        children: value === null || value === undefined || value === "" ? "—" : value,
        span: width === "wide" ? "filled" : 1,
      }))}
    />
  );
}
