import { App } from "antd";
import { useCallback, useEffect, useRef } from "react";
import { useBlocker } from "react-router";

/**
 * Asks before typed input is left behind: by a link, the back button, or closing the page. Answers functions to
 * say that there is input (`touch`) and that it is safe to leave (`settle`), the latter effective at once.
 */
export function useUnsavedGuard(): { touch: () => void; settle: () => void } {
  const unsaved = useRef(false);
  const { modal } = App.useApp();
  const blocker = useBlocker(
    useCallback(
      ({ currentLocation, nextLocation }) =>
        unsaved.current && currentLocation.pathname !== nextLocation.pathname,
      [],
    ),
  );

  useEffect(() => {
    if (blocker.state !== "blocked") return;
    const dialog = modal.confirm({
      title: "离开当前页面？",
      content: "签约邀请函尚未发送，离开后已填写的内容将不会保留。",
      okText: "离开",
      cancelText: "继续填写",
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
    return () => dialog.destroy();
  }, [blocker, modal]);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (unsaved.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);

  const touch = useCallback(() => {
    unsaved.current = true;
  }, []);
  const settle = useCallback(() => {
    unsaved.current = false;
  }, []);
  return { touch, settle };
}
