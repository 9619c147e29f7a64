import { Descriptions } from "antd";

/** What a value is called, and the value; `wide` ones take the whole width. */
export type Fact = [label: string, value: React.ReactNode, width?: "wide"];

/** Labelled values in two columns; what was left empty reads 「—」. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <Descriptions
      bordered
      size="small"
      column={2}
      className="facts"
      items={facts.map(([label, value, width]) => ({
        key: label,
        label,
        children: value === null || value === undefined || value === "" ? "—" : value,
        span: width === "wide" ? 2 : 1,
      }))}
    />
  );
}
