import { formatDateTime } from "@gd/web-kit";
import { Steps } from "antd";
import type { StepState } from "../gql/graphql.js";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";

const AgreementStepsFragment = graphql(`
  fragment AgreementSteps on Agreement {
    steps {
      title
      state
      at
      description
    }
  }
`);

const marks = {
  DONE: "finish",
  CURRENT: "process",
  WAITING: "wait",
  FAILED: "error",
} as const satisfies Record<StepState, string>;

/** 单位已发起邀请 → 等待学生应约 → 学校（学院）审核 → 签约完成, with times (F-27). */
export function AgreementSteps(props: { agreement: FragmentType<typeof AgreementStepsFragment> }) {
  const { steps } = readFragment(AgreementStepsFragment, props.agreement);
  const current = steps.findIndex((step) => step.state === "CURRENT" || step.state === "FAILED");
  return (
    <Steps
      className="agreement-steps"
      titlePlacement="vertical"
      current={current === -1 ? steps.length - 1 : current}
      items={steps.map((step) => ({
        title: step.title,
        status: marks[step.state],
        content: (
          <>
            {step.at && <div className="digits">{formatDateTime(step.at)}</div>}
            {step.description && step.description !== step.title && <div>{step.description}</div>}
          </>
        ),
      }))}
    />
  );
}
