import { RightOutline } from "antd-mobile-icons";
import { useState } from "react";
import { Link } from "react-router";
import { v7 as uuidv7 } from "uuid";
import { fillAddress, OWN_FORMS, type OwnForm } from "../fill/own-forms.js";
import type { NewRecordOptionsQuery } from "../gql/graphql.js";
import { Said } from "../office/said.js";
import "./home.css";

export type NewRecordOption = NewRecordOptionsQuery["newRecordOptions"][number];

interface NewRecordsProps {
  options: readonly NewRecordOption[];
  /** Why nothing can be begun, as the page says it already. */
  said: string | null;
}

/** The entries for what the graduate begins of their own; where nothing can be begun, one sentence says why, once. */
export function NewRecords({ options, said }: NewRecordsProps) {
  // A kind that the server offers and this app does not know is left out.
  const entries = OWN_FORMS.flatMap((form) => {
    const option = options.find(({ kind }) => kind === form.kind);
    return option ? [{ form, option }] : [];
  });
  if (entries.length === 0) return null;
  const reasons = new Set(entries.map(({ option }) => (option.allowed ? null : option.reason)));
  const [reason] = reasons;
  if (reasons.size === 1 && reason && reason === said) return null;
  return (
    <section className="entries">
      <h2 className="section-title">签约与去向登记</h2>
      {reasons.size === 1 && reason ? (
        <div className="card entry-card entry-card-closed">
          <span>
            <span className="entry-card-text">
              <Said text={reason} />
            </span>
          </span>
        </div>
      ) : (
        entries.map((entry) => <NewRecord key={entry.form.kind} {...entry} />)
      )}
    </section>
  );
}

function NewRecord({ form, option }: { form: OwnForm; option: NewRecordOption }) {
  const [fresh] = useState(() => uuidv7());
  const body = (
    <>
      <span className="entry-card-title">
        {form.entry.title}
        {option.allowed && option.draftId && <span className="entry-card-draft">继续填写</span>}
      </span>
      <span className="entry-card-text">
        {option.allowed ? form.entry.text : <Said text={option.reason} />}
      </span>
    </>
  );
  if (!option.allowed) {
    return (
      <div className="card entry-card entry-card-closed" aria-disabled="true">
        <span>{body}</span>
      </div>
    );
  }
  return (
    <Link className="card entry-card" to={fillAddress(form, option.draftId ?? fresh)}>
      <span>{body}</span>
      <RightOutline aria-hidden className="record-card-arrow" />
    </Link>
  );
}
