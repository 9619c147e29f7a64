import type { Actor, Subject } from "./flow.js";
import { type Row, whyNotBy } from "./why.js";

export interface PossibleAct<Act extends string> {
  act: Act;
  allowed: boolean;
  /** Chinese sentence; null when allowed. */
  reason: string | null;
}

/**
 * What this actor may do to the subject now, read off the very rows that `transition` obeys. Acts that are the
 * actor's in this state but closed by a guard come with the reason; acts of others do not appear.
 */
export function availableActions<Act extends string, S extends Subject>(
  { rows: all }: { readonly rows: readonly (Row<S> & { readonly act: Act })[] },
  actor: Actor,
  subject: S,
  now: Date,
): PossibleAct<Act>[] {
  if (subject.record.frozen) return [];
  const rows = all.filter(
    (row) =>
      row.by.role === actor.role && row.from.includes(subject.record.status) && row.by.is(actor, subject),
  );
  return rows.map((row) => {
    const refusal = whyNotBy(row, subject, { actor, now });
    return { act: row.act, allowed: !refusal, reason: refusal?.message ?? null };
  });
}
