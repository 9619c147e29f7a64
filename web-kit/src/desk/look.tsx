import { createContext, type ReactNode, useContext } from "react";

/** Where two desks differ in what they share; each app says it once, at its root. */
export interface DeskLook {
  /** Follows each page's name in the browser's tab. */
  titleSuffix: string;
  /** The way back that a page offers when it has nothing to show. */
  home: { to: string; label: string };
  lists: ListLook;
}

/**
 * How lists stand. DENSE is for those who work through them all day: narrow rows, choices of a filter apply at once,
 * the pager sticks to the window and counts. ROOMY numbers its rows and waits for the search button.
 */
export interface ListLook {
  density: "DENSE" | "ROOMY";
  /** Rows of a page. */
  pageSize: number;
}

const LookContext = createContext<DeskLook | null>(null);

export function DeskLookProvider({ look, children }: { look: DeskLook; children: ReactNode }) {
  return <LookContext value={look}>{children}</LookContext>;
}

/** The look of the desk around; parts of the desk kit work only below {@link DeskLookProvider}. */
export function useDeskLook(): DeskLook {
  const look = useContext(LookContext);
  if (!look) throw new Error("A part of the desk kit outside DeskLookProvider");
  return look;
}
