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
  /** Oldest first; one at least. */
  verdicts: readonly HeldVerdict[];
  onUndo(recordId: string): Promise<void>;
  onEnd(recordId: string): void;
}

/** One bar for all that is held: the latest with its countdown, which U undoes; those before it on request. */
export function HeldVerdictBar({ verdicts, onUndo, onEnd }: HeldVerdictBarProps) {
  const now = useTicking();
  const [open, setOpen] = useState(false);
  const ended = verdicts.find(({ endsAt }) => endsAt <= now)?.recordId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each that ends; onEnd is made anew at each drawing
  useEffect(() => {
    if (ended) onEnd(ended);
  }, [ended]);
  const latest = verdicts.at(-1);
  const others = verdicts.slice(0, -1);
  if (!latest) return null;
  return (
    <section className="held-bar" aria-label="即将生效的结论">
      {open && others.map((verdict) => <Line key={verdict.recordId} {...{ verdict, now, onUndo }} />)}
      <Line key={latest.recordId} verdict={latest} now={now} onUndo={onUndo} isLatest>
        {others.length > 0 && (
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            另有 {others.length} 条
          </Button>
        )}
      </Line>
    </section>
  );
}

interface LineProps {
  verdict: HeldVerdict;
  now: number;
  isLatest?: boolean;
  onUndo(recordId: string): Promise<void>;
  children?: React.ReactNode;
}

function Line({ verdict: { recordId, description, endsAt }, now, isLatest, onUndo, children }: LineProps) {
  const [undoing, setUndoing] = useState(false);
  const left = Math.max(0, endsAt - now);
  const undo = async () => {
    setUndoing(true);
    await onUndo(recordId);
    setUndoing(false);
  };
  return (
    <div className="held-line">
      <Progress
        type="circle"
        size={20}
        showInfo={false}
        percent={left / 100}
        strokeColor="var(--on-night)"
        railColor="var(--line-on-primary)"
      />
      <span className="held-text" role={isLatest ? "status" : undefined}>
        {description}
      </span>
      <span className="held-left">{Math.ceil(left / 1000)} 秒后生效</span>
      {children}
      <Button size="small" loading={undoing} onClick={undo}>
        撤销{isLatest && <kbd>U</kbd>}
      </Button>
    </div>
  );
}

const TICK_MS = 250;

/** Milliseconds by this machine's clock, brought up a few times a second. */
function useTicking(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
