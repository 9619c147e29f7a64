import { formatDateTime } from "@gd/web-kit";
import { StepsFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import "./record.css";

const stateInWords = {
  DONE: "已完成",
  CURRENT: "进行中",
  WAITING: "未开始",
  FAILED: "未通过",
  ENDED: "已结束",
} as const;

/** 单位已发起邀请 → 等待学生应约 → 学校（学院）审核 → 签约完成 (F-27). */
export function FlowSteps({ agreement }: { agreement: FragmentType<typeof StepsFieldsFragmentDoc> }) {
  const { steps } = readFragment(StepsFieldsFragmentDoc, agreement);
  return (
    <ol className="steps" aria-label="签约进度">
      {steps.map((step) => (
        <li
          key={step.title}
          className={`step step-${step.state.toLowerCase()}`}
          aria-current={step.state === "CURRENT" ? "step" : undefined}
        >
          <span className="step-title">
            {step.title}
            <span className="visually-hidden">，{stateInWords[step.state]}</span>
          </span>
          {step.at && <time dateTime={step.at}>{formatDateTime(step.at)}</time>}
          {step.description && step.description !== step.title && (
            <span className="step-text">{step.description}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
