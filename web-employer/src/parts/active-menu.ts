import { createContext, useContext, useEffect } from "react";

/** Given by the shell. */
export const ActiveMenuContext = createContext<(key: string | null) => void>(() => undefined);

/** Marks the side-menu entry a page belongs to when its address does not say (a record's page). */
export function useActiveMenu(key: string | null): void {
  const setActive = useContext(ActiveMenuContext);
  useEffect(() => {
    setActive(key);
    return () => setActive(null);
  }, [key, setActive]);
}
