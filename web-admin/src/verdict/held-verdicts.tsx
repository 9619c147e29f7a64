import { useApolloClient } from "@apollo/client/react";
import { useAct } from "@gd/web-kit";
import { App } from "antd";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { UndoVerdictDocument } from "../gql/graphql.js";
import { useKeys } from "../parts/use-keys.js";
import { type HeldVerdict, HeldVerdictBar } from "./held-verdict-bar.js";
import "./held-verdicts.css";

interface HeldVerdicts {
  hold(verdict: HeldVerdict): void;
  /** Undoes a verdict of mine on this record, and goes to its page. */
  undo(recordId: string): Promise<void>;
}

const HeldVerdictsContext = createContext<HeldVerdicts | null>(null);

/** Reading again waits this long after the end, so that the server has written the verdict. */
const settleMs = 800;

/** Keeps the countdowns on the screen while the reviewer is already at the next record; U undoes the latest. */
export function HeldVerdictsProvider({ children }: { children: ReactNode }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [held, setHeld] = useState<readonly HeldVerdict[]>([]);
  const undoing = useAct(UndoVerdictDocument, {
    done: "已撤销，该记录恢复为待处理状态",
    failure: "here",
    refetch: "screen",
  });
  const forget = useCallback(
    (recordId: string) => setHeld((now) => now.filter((verdict) => verdict.recordId !== recordId)),
    [],
  );

  const value = useMemo<HeldVerdicts>(
    () => ({
      hold: (verdict) =>
        setHeld((now) => [...now.filter(({ recordId }) => recordId !== verdict.recordId), verdict]),
      async undo(recordId) {
        const outcome = await undoing.send({ recordId });
        if (outcome.kind === "failed") message.error(`撤销未成功。${outcome.failure.message}`);
        if (outcome.kind === "failed" || outcome.kind === "underway") return;
        const address = held.find((verdict) => verdict.recordId === recordId)?.address;
        forget(recordId);
        if (outcome.kind === "done" && address) await navigate(address);
      },
    }),
    [forget, held, message, navigate, undoing.send],
  );

  const onEnd = (recordId: string) => {
    forget(recordId);
    setTimeout(() => {
      // Pages show their own failure to read.
      client.refetchQueries({ include: "active" }).catch(() => undefined);
    }, settleMs);
  };
  const latest = held.at(-1);
  useKeys({ u: () => (latest ? void value.undo(latest.recordId) : false) });

  return (
    <HeldVerdictsContext value={value}>
      {children}
      {held.length > 0 && (
        <div className="held-bars" role="status">
          {held.map((verdict) => (
            <HeldVerdictBar
              key={verdict.recordId}
              verdict={verdict}
              isLatest={verdict === latest}
              onUndo={() => value.undo(verdict.recordId)}
              onEnd={() => onEnd(verdict.recordId)}
            />
          ))}
        </div>
      )}
    </HeldVerdictsContext>
  );
}

export function useHeldVerdicts(): HeldVerdicts {
  const held = useContext(HeldVerdictsContext);
  if (!held) throw new Error("useHeldVerdicts outside HeldVerdictsProvider");
  return held;
}

/** Longest undo period (F-18), in milliseconds. */
const holdMs = 10_000;

/** The end of an undo period by this machine's clock, which may be off from the server's that gave `until`. */
export function localEnd(until: string): number {
  const left = Date.parse(until) - Date.now();
  return Date.now() + (left > 0 && left <= holdMs ? left : holdMs);
}
