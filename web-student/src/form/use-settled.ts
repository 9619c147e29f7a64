import { useEffect, useState } from "react";

/** How long nothing must be typed before it is asked about, in milliseconds. */
const PAUSE_MS = 300;

/** A text that is being typed, once the fingers rest. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
