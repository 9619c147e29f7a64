import { useState } from "react";
import type { QueueRow } from "./queue-documents.js";

/** The rows chosen for one verdict on all of them; another page or filter begins anew. */
export function useSelection(rows: readonly QueueRow[], place: string) {
  const [kept, setKept] = useState<{ place: string; ids: readonly string[] }>({ place, ids: [] });
  const selectable = rows.filter((row) => row.waitsForMe && !row.gone);
  const selected = kept.place === place ? selectable.filter(({ id }) => kept.ids.includes(id)) : [];
  const ids = selected.map(({ id }) => id);
  const select = (wanted: readonly string[]) => setKept({ place, ids: wanted });
  return {
    /** Whatever the viewer can give a verdict on. */
    selectable,
    selected,
    ids,
    select,
    toggle: ({ id }: QueueRow) => {
      if (!selectable.some((row) => row.id === id)) return;
      select(ids.includes(id) ? ids.filter((known) => known !== id) : [...ids, id]);
    },
  };
}
