import { MinusCircleOutlined } from "@ant-design/icons";
import { Steps, type StepsProps } from "antd";
import type { ReactNode } from "react";

/** A step of a record, as the schema's FlowStep says it (F-27). */
export interface ShownStep {
  readonly title: string;
  readonly state: "DONE" | "CURRENT" | "WAITING" | "FAILED" | "ENDED";
  readonly at: string | null;
  readonly description: string | null;
}

const marks = {
  DONE: "finish",
  CURRENT: "process",
  WAITING: "wait",
  FAILED: "error",
  ENDED: "wait",
} as const;

interface RecordStepsProps extends Pick<StepsProps, "size" | "className" | "titlePlacement"> {
  steps: readonly ShownStep[];
  /** What stands below a step's title. */
  below: (step: ShownStep) => ReactNode;
}

/** The steps a record takes, with the one it stands at (F-27). */
export function RecordSteps({ steps, below, ...look }: RecordStepsProps) {
  const current = steps.findIndex(({ state }) => state !== "DONE" && state !== "WAITING");
  return (
    <Steps
      {...look}
      current={current === -1 ? steps.length - 1 : current}
      items={steps.map((step) => ({
        title: step.title,
        status: marks[step.state],
        icon: step.state === "ENDED" ? <MinusCircleOutlined /> : undefined,
        content: below(step),
      }))}
    />
  );
}
