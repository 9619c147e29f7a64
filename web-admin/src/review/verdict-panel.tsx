import { Alert, App, Button, Form, Switch, Tag } from "antd";
import { useEffect, useRef, useState } from "react";
import type { RecordStatus } from "../gql/graphql.js";
import { useKeys } from "../layout/use-keys.js";
import { useHeldVerdicts } from "./held-verdicts.js";
import { useHoldPreference } from "./hold-preference.js";
import { RejectionFields, type RejectionValues, rejectionProblems } from "./rejection-fields.js";
import { useVerdict, type VerdictOutcome, type VerdictProblem } from "./use-verdict.js";

interface Action {
  allowed: boolean;
  reason?: string | null | undefined;
}

/** `section`: id of the part of the page it is about. */
export interface CheckHint {
  section: string;
  text: string;
  tone: "green" | "orange" | "red" | "default";
}

interface VerdictPanelProps {
  recordId: string;
  submission: number;
  status: RecordStatus;
  statusLabel: string;
  nextStep: string;
  reviewWord: string;
  approve: Action | undefined;
  reject: Action | undefined;
  held: { verdict: string; by: string; mine: boolean; until: string } | null;
  takeRegistryData: boolean;
  /** What was done to the record last, e.g. 学校审核通过 · 江东理工大学 陈志强 · 2026-05-20 14:30. */
  lastStep: string;
  /** What the reviewer should look at, each leading to its part of the page. */
  hints: readonly CheckHint[];
  /** After a verdict was taken; the page goes on to the next record. */
  onTaken(outcome: VerdictOutcome, verdict: "APPROVE" | "REJECT"): void;
  /** After a verdict was refused: the page is read again. */
  onRefused(): void;
}

/** 通过 / 不通过, with everything the verdict needs; stays in view beside the record. */
export function VerdictPanel(props: VerdictPanelProps) {
  const { recordId, submission, status, approve, reject, held, takeRegistryData, onTaken, onRefused } = props;
  const { modal } = App.useApp();
  const { undo } = useHeldVerdicts();
  const [form] = Form.useForm<RejectionValues>();
  const [hold, setHold] = useHoldPreference();
  const [rejecting, setRejecting] = useState(false);
  const [typedReason, setTypedReason] = useState("");
  const verdict = useVerdict({ recordId, submission, status, hold });
  const canApprove = approve?.allowed === true && !held;
  const canReject = reject?.allowed === true && !held;

  const conclude = (outcome: VerdictOutcome, given: "APPROVE" | "REJECT") => {
    if (outcome.kind === "held" || outcome.kind === "done") onTaken(outcome, given);
    else if (outcome.kind === "refused") onRefused();
  };
  const doApprove = async () => conclude(await verdict.approve(takeRegistryData), "APPROVE");
  const startApproval = async () => {
    if (!canApprove || verdict.busy) return;
    if (hold) return doApprove();
    modal.confirm({
      title: `确认${props.reviewWord}通过？`,
      content: "结论立即生效，不可撤销。",
      okText: "确认通过",
      onOk: doApprove,
    });
  };
  const doReject = async (values: RejectionValues) => {
    const outcome = await verdict.reject(values);
    if (outcome.kind === "invalid") {
      const { problems, shown } = rejectionProblems(outcome.fields);
      form.setFields(shown ? problems : [{ name: "details", errors: [outcome.message] }]);
    }
    conclude(outcome, "REJECT");
  };
  const reviewable = Boolean(approve ?? reject);
  const decidedMeanwhile = useBecameFalse(reviewable);
  const problem =
    verdict.problem ??
    (decidedMeanwhile ? { message: "该记录已被处理，不能再给出结论。", facts: [props.lastStep] } : null);
  const startRejection = () => canReject && setRejecting(true);
  useKeys({ a: startApproval, r: startRejection });

  return (
    <section className="panel verdict-panel" aria-label={`${props.reviewWord}结论`}>
      <h2>{reviewable ? `${props.reviewWord}结论` : "当前状态"}</h2>
      {problem && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-problem"
          title={<Problem problem={problem} unsent={reject ? "" : typedReason} />}
        />
      )}
      {held ? (
        <Alert
          type="warning"
          showIcon
          title={
            held.mine
              ? `您的“${held.verdict === "REJECT" ? "不通过" : "通过"}”结论即将生效`
              : `${held.by}正在对该记录给出结论，结论生效前不能进行其他操作`
          }
          action={held.mine && <Button onClick={() => undo(recordId)}>撤销</Button>}
        />
      ) : (
        !approve &&
        !reject && (
          <>
            <p className="verdict-status">{props.statusLabel}</p>
            <p className="muted">{props.nextStep}</p>
          </>
        )
      )}
      {reviewable && !held && (
        <>
          <CheckHints hints={props.hints} takeRegistryData={takeRegistryData} />
          {!rejecting && (
            <div className="verdict-buttons">
              {approve && (
                <Button
                  type="primary"
                  size="large"
                  disabled={!canApprove}
                  loading={verdict.busy}
                  onClick={startApproval}
                >
                  通过<kbd>A</kbd>
                </Button>
              )}
              {reject && (
                <Button danger size="large" disabled={!canReject || verdict.busy} onClick={startRejection}>
                  不通过<kbd>R</kbd>
                </Button>
              )}
            </div>
          )}
          <DisabledReason actions={[approve, reject]} />
        </>
      )}
      {reject && (
        // Folded away, not unmounted: what was typed is there when it is opened again.
        <div hidden={!rejecting || Boolean(held)}>
          <RejectionForm
            form={form}
            open={rejecting}
            busy={verdict.busy}
            disabled={!canReject}
            onType={setTypedReason}
            onSubmit={doReject}
            onCancel={() => setRejecting(false)}
          />
        </div>
      )}
      {(canApprove || canReject) && (
        <div className="verdict-hold">
          <Switch id="hold-verdicts" size="small" checked={hold} onChange={setHold} />
          <label htmlFor="hold-verdicts">10 秒内可撤销</label>
          <span className="muted">{hold ? "结论 10 秒后生效" : "结论立即生效"}</span>
        </div>
      )}
    </section>
  );
}

/** Whether the value was true once and no longer is. */
function useBecameFalse(value: boolean): boolean {
  const [wasTrue, setWasTrue] = useState(value);
  if (value && !wasTrue) setWasTrue(true);
  return wasTrue && !value;
}

/** `unsent`: the reason that was typed, where the form it stood in is gone. */
function Problem({ problem, unsent }: { problem: VerdictProblem; unsent: string }) {
  return (
    <>
      <b>{problem.message}</b>
      {problem.facts.map((fact) => (
        <div key={fact}>{fact}</div>
      ))}
      {unsent && (
        <div className="unsent-reason">
          您填写的不通过原因未提交：
          <blockquote>{unsent}</blockquote>
        </div>
      )}
    </>
  );
}

function CheckHints({ hints, takeRegistryData }: { hints: readonly CheckHint[]; takeRegistryData: boolean }) {
  return (
    <ul className="check-hints">
      {hints.map(({ section, text, tone }) => (
        <li key={section}>
          <a href={`#${section}`}>
            <Tag color={tone}>{text}</Tag>
          </a>
        </li>
      ))}
      {takeRegistryData && (
        <li>
          <Tag color="blue">通过后同步最新学生信息</Tag>
        </li>
      )}
    </ul>
  );
}

function DisabledReason({ actions }: { actions: (Action | undefined)[] }) {
  const reasons = new Set(actions.flatMap((action) => (action && !action.allowed ? [action.reason] : [])));
  return [...reasons].map((reason) =>
    reason ? <Alert key={reason} type="warning" showIcon title={reason} className="form-problem" /> : null,
  );
}

interface RejectionFormProps {
  form: ReturnType<typeof Form.useForm<RejectionValues>>[0];
  open: boolean;
  busy: boolean;
  disabled: boolean;
  /** Kept outside the form, which goes when another person decides. */
  onType(details: string): void;
  onSubmit(values: RejectionValues): Promise<void>;
  onCancel(): void;
}

function RejectionForm({ form, open, busy, disabled, onType, onSubmit, onCancel }: RejectionFormProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) box.current?.querySelector<HTMLElement>("input")?.focus();
  }, [open]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
    // Escape closes an open list of reasons first.
    else if (event.key === "Escape" && !box.current?.querySelector(".ant-select-open")) onCancel();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the fields inside, which take the focus
    <div ref={box} onKeyDown={onKeyDown}>
      <Form
        form={form}
        layout="vertical"
        onFinish={onSubmit}
        onValuesChange={(_, { details = "" }) => onType(details)}
      >
        <RejectionFields rows={5} />
        <div className="verdict-buttons">
          <Button danger type="primary" size="large" htmlType="submit" loading={busy} disabled={disabled}>
            确认不通过
          </Button>
          <Button size="large" onClick={onCancel} disabled={busy}>
            取消
          </Button>
        </div>
        <p className="muted key-hints">
          <span>
            <kbd>Ctrl</kbd>+<kbd>Enter</kbd> 确认
          </span>
          <span>
            <kbd>Esc</kbd> 取消
          </span>
        </p>
      </Form>
    </div>
  );
}
