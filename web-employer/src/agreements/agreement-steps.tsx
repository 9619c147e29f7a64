import { formatDateTime } from "@gd/web-kit";
import { RecordSteps } from "@gd/web-kit/desk";
import { StepsFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";

/** 单位已发起邀请 → 等待学生应约 → 学校（学院）审核 → 签约完成, with times (F-27). */
export function AgreementSteps(props: { agreement: FragmentType<typeof StepsFieldsFragmentDoc> }) {
  const { steps } = readFragment(StepsFieldsFragmentDoc, props.agreement);
  return (
    <RecordSteps
      className="agreement-steps"
      titlePlacement="vertical"
      steps={steps}
      below={({ title, at, description }) => (
        <>
          {at && <div className="digits">{formatDateTime(at)}</div>}
          {description && description !== title && <div>{description}</div>}
        </>
      )}
    />
  );
}
