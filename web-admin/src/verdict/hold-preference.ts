import { useState } from "react";

const storageKey = "gd-admin-hold-verdicts";

/** Whether this reviewer wants ten seconds to undo a verdict (F-18); remembered by this browser, on at first. */
export function useHoldPreference(): [boolean, (hold: boolean) => void] {
  const [hold, setHold] = useState(() => localStorage.getItem(storageKey) !== "off");
  return [
    hold,
    (next) => {
      localStorage.setItem(storageKey, next ? "on" : "off");
      setHold(next);
    },
  ];
}
