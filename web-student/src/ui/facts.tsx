import type { ReactNode } from "react";

export interface Fact {
  label: string;
  /** Null or empty: shown as 未填写. */
  value: ReactNode;
}

/** A titled block of labels and values. */
export function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <section className="card">
      <h2 className="card-title">{title}</h2>
      <dl className="facts">
        {facts.map(({ label, value }) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd>{value === null || value === "" ? <span className="faint">未填写</span> : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
