import { useEffect, useState } from "react";
import { type Live, useLiveState } from "./live.js";

/** Long enough for an ordinary connection to be made, so that opening the app shows no passing notice. */
const NOTICE_AFTER_MS = 6_000;

/** Whether the live connection has been away for a while. */
export function useConnectionLost(live: Live): boolean {
  const connecting = useLiveState(live) === "connecting";
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!connecting) return;
    const timer = setTimeout(() => setLong(true), NOTICE_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [connecting]);
  return connecting && long;
}
