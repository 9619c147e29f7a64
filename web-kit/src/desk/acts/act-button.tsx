import { Button, type ButtonProps, Tooltip } from "antd";

/** An act as the server offers it (`availableActions`). */
export interface OfferedAct {
  readonly allowed: boolean;
  /** Why it is closed; null where it is open. */
  readonly reason: string | null;
}

interface ActButtonProps extends Omit<ButtonProps, "disabled"> {
  act: OfferedAct;
}

/** The button of an act; closed ones say why, on hovering and to the keyboard. */
export function ActButton({ act, ...button }: ActButtonProps) {
  const drawn = <Button {...button} disabled={!act.allowed} />;
  if (act.allowed || !act.reason) return drawn;
  return (
    <Tooltip title={act.reason} trigger={["hover", "focus"]}>
      {/* A disabled button hears no pointer and takes no focus: the reason hangs on its wrapper. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable by keyboard */}
      <span tabIndex={0}>{drawn}</span>
    </Tooltip>
  );
}
