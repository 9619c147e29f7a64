import { useCallback, useMemo, useState } from "react";

export const PAGE_SIZES = [20, 50, 100] as const;

/** How somebody likes a list: kept in the browser, for each list. Without personal data. */
interface Kept {
  /** Headings of the columns left out. */
  hidden?: readonly string[];
  density?: "NARROW" | "WIDE";
  pageSize?: (typeof PAGE_SIZES)[number];
}

export interface ListChoices extends Kept {
  choose: (chosen: Kept) => void;
  /** As the desk has it. */
  forget: () => void;
  chosen: boolean;
}

const keyOf = (list: string) => `gd.list.${list}`;

/** What was chosen for the list of this name, wherever the app shows it. */
export function useListChoices(list: string): ListChoices {
  const [kept, setKept] = useState(() => read(list));
  const keep = useCallback(
    (wanted: Kept) => {
      setKept(wanted);
      write(list, wanted);
    },
    [list],
  );
  return useMemo(
    () => ({
      ...kept,
      choose: (chosen) => keep({ ...kept, ...chosen }),
      forget: () => keep({}),
      chosen: Object.keys(kept).length > 0,
    }),
    [kept, keep],
  );
}

function read(list: string): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(list)) ?? "{}");
    return typeof kept === "object" && kept !== null ? known(kept) : {};
  } catch {
    // A browser that keeps nothing, or something else under this name.
    return {};
  }
}

function known({ hidden, density, pageSize }: Kept): Kept {
  const size = PAGE_SIZES.find((each) => each === pageSize);
  return {
    ...(Array.isArray(hidden) && { hidden: hidden.filter((title) => typeof title === "string") }),
    ...((density === "NARROW" || density === "WIDE") && { density }),
    ...(size && { pageSize: size }),
  };
}

function write(list: string, kept: Kept): void {
  try {
    if (Object.keys(kept).length === 0) localStorage.removeItem(keyOf(list));
    else localStorage.setItem(keyOf(list), JSON.stringify(kept));
  } catch {
    // It holds until the page is left.
  }
}
