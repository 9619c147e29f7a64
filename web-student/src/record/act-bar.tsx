import { Button } from "antd-mobile";
import { type ReactNode, useId } from "react";
import { Said } from "../office/said.js";

/** An act as the server offers it (availableActions). */
export interface OfferedAct {
  act: string;
  allowed: boolean;
  /** Why it is closed at present (F-03). */
  reason?: string | null;
}

interface BarButton {
  act: string;
  text: string;
  press: () => Promise<void>;
  /** Its answer is awaited. */
  running: boolean;
  /** The one that is wanted most. */
  primary?: boolean;
}

interface ActBarProps {
  /** Those of the record's that belong here; none of them: no bar. */
  offered: readonly OfferedAct[];
  /** In the order of the bar; shown where they are offered. */
  buttons: readonly BarButton[];
  /** What leads to another page, at the end. */
  children?: ReactNode;
}

/** The bar at the bottom with what can be done; closed at present: disabled, with the reason in sight. */
export function ActBar({ offered, buttons, children }: ActBarProps) {
  const closed = useId();
  if (offered.length === 0) return null;
  const reason = offered.find(({ allowed }) => !allowed)?.reason;
  const sending = buttons.some(({ running }) => running);
  return (
    <footer className="action-bar">
      {reason && (
        <p id={closed} className="action-reason">
          <Said text={reason} />
        </p>
      )}
      <div className="action-buttons">
        {buttons.map(({ act, text, press, running, primary = false }) => {
          const found = offered.find((one) => one.act === act);
          return (
            found && (
              <Button
                key={act}
                size="large"
                className={primary ? "grow-more" : "grow"}
                color={primary ? "primary" : "default"}
                disabled={!found.allowed || sending}
                loading={running}
                aria-describedby={closed}
                onClick={() => void press()}
              >
                {text}
              </Button>
            )
          );
        })}
        {children}
      </div>
    </footer>
  );
}
