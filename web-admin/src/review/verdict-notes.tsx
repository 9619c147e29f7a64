import { Alert, Tag } from "antd";
import type { VerdictProblem } from "../verdict/use-verdict.js";
import type { CheckHint } from "./check-hints.js";

/** An act as the server offers it. */
export interface Action {
  allowed: boolean;
  reason?: string | null | undefined;
}

/** What stands in the way of a verdict. `unsent`: the reason that was typed, where the form it stood in is gone. */
export function Problem({ problem, unsent }: { problem: VerdictProblem; unsent: string }) {
  return (
    <>
      <b>{problem.message}</b>
      {problem.facts.map((fact) => (
        <div key={fact}>{fact}</div>
      ))}
      {unsent && (
        <div className="unsent-reason">
          您填写的原因未提交：
          <blockquote>{unsent}</blockquote>
        </div>
      )}
    </>
  );
}

/** What the reviewer should look at. */
export function CheckHints({
  hints,
  takeRegistryData,
}: {
  hints: readonly CheckHint[];
  takeRegistryData: boolean;
}) {
  return (
    <ul className="check-hints">
      {hints.map(({ section, text, tone }) => (
        <li key={text}>
          <a href={`#${section}`}>
            <Tag color={tone}>{text}</Tag>
          </a>
        </li>
      ))}
      {takeRegistryData && (
        <li>
          <Tag color="processing">通过后同步最新学生信息</Tag>
        </li>
      )}
    </ul>
  );
}

/** Why a verdict that is this viewer's cannot be given now. */
export function DisabledReason({ actions }: { actions: (Action | undefined)[] }) {
  const reasons = new Set(actions.flatMap((action) => (action && !action.allowed ? [action.reason] : [])));
  return [...reasons].map((reason) =>
    reason ? <Alert key={reason} type="warning" showIcon title={reason} className="form-problem" /> : null,
  );
}
