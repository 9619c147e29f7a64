import { StatusTag } from "@gd/web-kit/desk";
import { Card, Steps } from "antd";
import type { VerificationFieldsFragment } from "../gql/graphql.js";
import { ReasonNotice, type RefusedReason } from "../parts/refused-reason.js";
import { VerificationActs } from "./verification-standing.js";

/** What is filled in, one after another; then the operator decides. */
export const STEPS = ["单位信息", "网签负责人", "认证材料", "核对提交"] as const;
const REVIEW = "平台审核";

interface WizardHeadProps {
  /** The record that is being filled in; null until something was saved. */
  begun: VerificationFieldsFragment | null;
  step: number;
  reason: RefusedReason | null;
  onGo(step: number): void;
  /** To what the reason is about. */
  onGoToReason(): void;
}

/** The one progress of a verification that is being filled in: the steps, and why it came back where it did. */
export function WizardHead({ begun, step, reason, onGo, onGoToReason }: WizardHeadProps) {
  // A first draft stands nowhere yet.
  const stands = begun && begun.status !== "DRAFT" ? begun : null;
  return (
    <Card className="onboarding-step">
      {stands && (
        <div className="onboarding-stands">
          <StatusTag {...stands} />
          <span className="onboarding-next">{stands.nextStep}</span>
          <VerificationActs record={stands} />
        </div>
      )}
      {reason && <ReasonNotice reason={reason} onGo={onGoToReason} />}
      <p className="onboarding-step-short">
        第 {step + 1} 步，共 {STEPS.length + 1} 步：<b>{STEPS[step]}</b>
      </p>
      <Steps
        className="onboarding-steps"
        size="small"
        responsive={false}
        current={step}
        onChange={onGo}
        items={[...STEPS.map((title) => ({ title })), { title: REVIEW, disabled: true }]}
      />
    </Card>
  );
}
