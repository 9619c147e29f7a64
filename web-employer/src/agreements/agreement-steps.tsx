import { formatDateTime } from "@gd/web-kit";
import { RecordSteps } from "@gd/web-kit/desk";
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

/** 单位已发起邀请 → 等待学生应约 → 学校（学院）审核 → 签约完成, with times (F-27). */
export function AgreementSteps(props: { agreement: FragmentType<typeof AgreementStepsFragment> }) {
  const { steps } = readFragment(AgreementStepsFragment, props.agreement);
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
