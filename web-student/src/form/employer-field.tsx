import { useQuery } from "@apollo/client/react";
import { type EmployerFound, lengthOf } from "@gd/web-kit";
import { useState } from "react";
import { KnownEmployersDocument } from "../gql/graphql.js";
import { Entry, type EntryProps } from "./entry.js";
import { useSettled } from "./use-settled.js";
import "./form.css";

interface EmployerFieldProps extends EntryProps {
  value: string;
  onChange: (name: string) => void;
  /** One of the platform's employers was chosen: its other fields are known too. */
  onFound: (found: EmployerFound) => void;
}

/** Fewer characters find none (the server's rule). */
const SHORTEST = 2;

/** 单位名称, with the employers of the platform suggested while it is typed; any other name may stay. */
export function EmployerField({ value, onChange, onFound, ...entry }: EmployerFieldProps) {
  const [typing, setTyping] = useState(false);
  return (
    <Entry {...entry}>
      {(described) => (
        <>
          <input
            {...described}
            className="entry-box"
            type="text"
            value={value}
            placeholder="输入单位名称或统一社会信用代码查询"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setTyping(true);
              onChange(event.target.value);
            }}
          />
          {typing && (
            <Suggestions
              text={value.trim()}
              onChoose={(found) => {
                setTyping(false);
                onFound(found);
              }}
              onClose={() => setTyping(false)}
            />
          )}
        </>
      )}
    </Entry>
  );
}

interface SuggestionsProps {
  text: string;
  onChoose: (found: EmployerFound) => void;
  onClose: () => void;
}

/** Nothing is said when the question fails: a suggestion is a convenience, the name can be written out. */
function Suggestions({ text, onChoose, onClose }: SuggestionsProps) {
  const wanted = useSettled(text);
  const { data } = useQuery(KnownEmployersDocument, {
    variables: { text: wanted },
    skip: lengthOf(wanted) < SHORTEST,
    // Each question counts against the graduate's limit.
    fetchPolicy: "cache-first",
  });
  const found = data?.knownEmployers ?? [];
  if (found.length === 0 || lengthOf(text) < SHORTEST) return null;
  return (
    <div className="suggestions">
      <ul aria-label="平台上的单位">
        {found.map((employer) => (
          <li key={employer.uscc}>
            <button type="button" className="sheet-row" onClick={() => onChoose(employer)}>
              <span>
                {employer.name}
                <small>
                  {employer.uscc} · {employer.divisionName}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="suggestions-close" onClick={onClose}>
        以上都不是，自行填写
      </button>
    </div>
  );
}
