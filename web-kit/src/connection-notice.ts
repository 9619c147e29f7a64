import { useEffect, useState } from "react";
import { type Live, useLiveState } from "./live.js";

/** Long enough for an ordinary connection to be made, so that opening the app shows no passing notice. */
const NOTICE_AFTER_MS = 6_000;

/** What is to be said of the live connection, once it has been away for a while; null: nothing. */
export function useConnectionNotice(live: Live): string | null {
  const state = useLiveState(live);
  const connecting = state === "connecting";
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!connecting) return;
    const timer = setTimeout(() => setLong(true), NOTICE_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [connecting]);
  if (state === "polling") return "当前网络不支持实时更新，页面每 30 秒自动更新一次。";
  return connecting && long ? "网络连接已中断，正在重新连接，当前显示的内容可能不是最新。" : null;
}
