import type { Actor, Flow, Subject } from "./flow.js";

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
export function availableActions<State extends string, Act extends string, S extends Subject, Input>(
  flow: Flow<State, Act, S, Input>,
  actor: Actor,
  subject: S,
  now: Date,
): PossibleAct<Act>[] {
  if (subject.record.frozen) return [];
  const rows = flow.rows.filter(
    (row) =>
      row.by.role === actor.role &&
      row.from.some((state) => state === subject.record.status) &&
      row.by.is(actor, subject),
  );
  const held = subject.heldVerdict;
  return rows.map((row) => {
    if (held)
      return {
        act: row.act,
        allowed: false,
        reason: `${held.organisation}正在对该记录作出审核决定，请稍后查看结果`,
      };
    const refusal = row.guards
      .map((guard) => guard.check(subject, now, actor))
      .find((found) => found !== null);
    return { act: row.act, allowed: !refusal, reason: refusal?.message ?? null };
  });
}
