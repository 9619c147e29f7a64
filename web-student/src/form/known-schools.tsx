import { useQuery } from "@apollo/client/react";
import { lengthOf } from "@gd/web-kit";
import { KnownSchoolsDocument } from "../gql/graphql.js";
import { useSettled } from "./use-settled.js";
import "./form.css";

interface KnownSchoolsProps {
  /** What is typed so far. */
  text: string;
  onChoose: (name: string) => void;
}

/** Fewer characters find none (the server's rule). */
const SHORTEST = 2;

/** The platform's schools whose name holds what is typed; any other school may stay, and nothing is said when the question fails. */
export function KnownSchools({ text, onChoose }: KnownSchoolsProps) {
  const wanted = useSettled(text.trim());
  const { data } = useQuery(KnownSchoolsDocument, {
    variables: { text: wanted },
    skip: lengthOf(wanted) < SHORTEST,
    fetchPolicy: "cache-first",
  });
  const found = data?.schoolOptions ?? [];
  const isWhole = found.some(({ name }) => name === text.trim());
  if (found.length === 0 || isWhole || lengthOf(text.trim()) < SHORTEST) return null;
  return (
    <div className="suggestions">
      <ul aria-label="平台上的院校">
        {found.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="sheet-row" onClick={() => onChoose(name)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
