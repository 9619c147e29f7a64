/** Newest first. Sorted and turned round, not sorted backwards: of two entries of one moment the later stays the newer. */
export function newestFirst<E extends { readonly at: string }>(entries: readonly E[]): E[] {
  return [...entries].sort((one, other) => one.at.localeCompare(other.at)).reverse();
}

interface Reasoned {
  readonly reasonCategory: string | null;
  readonly reason: string | null;
}

/** A reason's category and words as one text; empty where there is neither. */
export function reasonText({ reasonCategory, reason }: Reasoned, between = "："): string {
  return [reasonCategory, reason].filter(Boolean).join(between);
}
