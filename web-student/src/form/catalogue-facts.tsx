import { Facts } from "../ui/facts.js";

interface FactSection {
  title: string;
  facts: readonly { key: string; label: string; value?: string | null }[];
}

/** A filled-in form to be read, as the server puts it into words; what was left empty says so. */
export function CatalogueFacts({ sections }: { sections: readonly FactSection[] }) {
  return sections.map(({ title, facts }) => (
    <Facts
      key={title}
      title={title}
      facts={facts.map(({ label, value }) => ({ label, value: value ?? null }))}
    />
  ));
}
