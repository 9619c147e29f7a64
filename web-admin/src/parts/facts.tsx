import { Descriptions } from "antd";

/** What a value is called, and the value; `wide` ones take the whole width. */
export type Fact = [label: string, value: React.ReactNode, width?: "wide"];

interface FactsProps {
  facts: Fact[];
  /** In one column where the page is narrow. */
  narrow?: boolean;
}

/** Labelled values in two columns; what was left empty reads 「—」. */
export function Facts({ facts, narrow = false }: FactsProps) {
  return (
    <Descriptions
      bordered
      size="small"
      column={narrow ? { xs: 1, xl: 2 } : 2}
      className="facts"
      items={facts.map(([label, value, width]) => ({
        key: label,
        label,
        children: value === null || value === undefined || value === "" ? "—" : value,
        span: width === "wide" ? (narrow ? "filled" : 2) : 1,
      }))}
    />
  );
}
