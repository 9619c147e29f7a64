import { Button, Progress } from "antd";
import { useEffect, useState } from "react";

/** A verdict of mine that takes effect in a moment unless undone (F-18). */
export interface HeldVerdict {
  recordId: string;
  /** The record's page. */
  address: string;
  /** e.g. 通过：王子涵 — 江东智造科技股份有限公司 */
  description: string;
  /** Milliseconds, by this machine's clock. */
  endsAt: number;
}

interface HeldVerdictBarProps {
  verdict: HeldVerdict;
  /** The one that the key U undoes. */
  isLatest: boolean;
  onUndo(): Promise<void>;
  onEnd(): void;
}

/** One countdown: what takes effect, in how many seconds, and 撤销. */
export function HeldVerdictBar({ verdict, isLatest, onUndo, onEnd }: HeldVerdictBarProps) {
  const left = useCountdown(verdict.endsAt, onEnd);
  const [undoing, setUndoing] = useState(false);
  const undo = async () => {
    setUndoing(true);
    await onUndo();
    setUndoing(false);
  };
  return (
    <div className="held-bar">
      <Progress
        type="circle"
        size={20}
        showInfo={false}
        percent={left / 100}
        strokeColor="var(--on-night)"
        railColor="var(--line-on-primary)"
      />
      <span className="held-text">{verdict.description}</span>
      <span className="held-left">{Math.ceil(left / 1000)} 秒后生效</span>
      <Button size="small" loading={undoing} onClick={undo}>
        撤销{isLatest && <kbd>U</kbd>}
      </Button>
    </div>
  );
}

/** Milliseconds left, brought up ten times a second; calls `onEnd` once at the end. */
function useCountdown(endsAt: number, onEnd: () => void): number {
  const [left, setLeft] = useState(() => Math.max(0, endsAt - Date.now()));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the countdown belongs to `endsAt`; onEnd is made anew at each drawing
  useEffect(() => {
    const timer = setInterval(() => {
      const now = Math.max(0, endsAt - Date.now());
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      onEnd();
    }, 100);
    return () => clearInterval(timer);
  }, [endsAt]);
  return left;
}
