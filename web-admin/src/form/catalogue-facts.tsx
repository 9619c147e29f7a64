import { Facts } from "../parts/facts.js";

interface FactSection {
  title: string;
  facts: readonly { key: string; label: string; value?: string | null }[];
}

type Fact = FactSection["facts"][number];

/** From this length on a value takes the whole width. */
const WIDE = 40;

/** A filled-in form to be read, as the server puts it into words: a panel for each section. */
export function CatalogueFacts({ sections }: { sections: readonly FactSection[] }) {
  return sections.map(({ title, facts }) => (
    <section className="panel" key={title}>
      <h2>{title}</h2>
      <Facts facts={facts.map(inTable)} />
    </section>
  ));
}

function inTable({ label, value }: Fact): Parameters<typeof Facts>[0]["facts"][number] {
  if (!value || value.length <= WIDE) return [label, value];
  return [
    label,
    <span key={label} className="prose">
      {value}
    </span>,
    "wide",
  ];
}
