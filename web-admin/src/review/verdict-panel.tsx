import { Alert, App, Button, Form, Switch } from "antd";
import { useState } from "react";
import { ChangeAct, type ChangeableDestinationFields } from "../destinations/change-act.js";
import type { RecordStatus, Verdict } from "../gql/graphql.js";
import type { FragmentType } from "../gql/index.js";
import { useKeys } from "../layout/use-keys.js";
import { EndingDialog } from "../terminations/ending-dialog.js";
import { useHeldVerdicts } from "./held-verdicts.js";
import { useHoldPreference } from "./hold-preference.js";
import { ReasonForm } from "./reason-form.js";
import { type RejectionValues, rejectionProblems } from "./rejection-fields.js";
import { type OwnPart, useVerdict, type VerdictOutcome } from "./use-verdict.js";
import { type Action, type CheckHint, CheckHints, DisabledReason, Problem } from "./verdict-notes.js";
import { type ReasonedVerdict, verdictWord } from "./verdict-words.js";

interface VerdictPanelProps {
  recordId: string;
  submission: number;
  status: RecordStatus;
  statusLabel: string;
  nextStep: string;
  reviewWord: string;
  /** Which verdicts there are for this viewer: a flow may have no return (F-26). */
  actions: Partial<Record<Verdict, Action>>;
  held: { verdict: string; by: string; mine: boolean; until: string } | null;
  takeRegistryData: boolean;
  /** The approval says how an offline termination ends (F-54). */
  choosesEnding: boolean;
  /** What 修改去向 may change with the approval (F-62). */
  changeable: {
    destination: FragmentType<typeof ChangeableDestinationFields>;
    trainingModeCode: string;
  } | null;
  /** What was done to the record last, e.g. 学校审核通过 · 江东理工大学 陈志强 · 2026-05-20 14:30. */
  lastStep: string;
  /** What the reviewer should look at, each leading to its part of the page. */
  hints: readonly CheckHint[];
  /** After a verdict was taken; the page goes on to the next record. */
  onTaken(outcome: VerdictOutcome, verdict: Verdict): void;
  /** After a verdict was refused: the page is read again. */
  onRefused(): void;
}

/** 通过 · 退回修改 · 不通过, with everything the verdict needs; stays in view beside the record. */
export function VerdictPanel(props: VerdictPanelProps) {
  const { recordId, submission, status, actions, held, takeRegistryData, onTaken, onRefused } = props;
  const { modal } = App.useApp();
  const { undo } = useHeldVerdicts();
  const [form] = Form.useForm<RejectionValues>();
  const [hold, setHold] = useHoldPreference();
  const [reasoning, setReasoning] = useState<{ verdict: ReasonedVerdict; open: boolean }>({
    verdict: "REJECT",
    open: false,
  });
  const [choosing, setChoosing] = useState(false);
  const [typedReason, setTypedReason] = useState("");
  const verdict = useVerdict({ recordId, submission, status, hold });
  const can = (given: Verdict) => actions[given]?.allowed === true && !held;

  const conclude = (outcome: VerdictOutcome, given: Verdict) => {
    if (outcome.kind === "held" || outcome.kind === "done") onTaken(outcome, given);
    else if (outcome.kind === "refused") onRefused();
  };
  const approve = async () => conclude(await verdict.approve(takeRegistryData), "APPROVE");
  const approveWith = async (own: OwnPart) => {
    const outcome = await verdict.approve(takeRegistryData, own);
    conclude(outcome, "APPROVE");
    return outcome;
  };
  const startApproval = async () => {
    if (!can("APPROVE") || verdict.busy) return;
    if (props.choosesEnding) return setChoosing(true);
    if (hold) return approve();
    modal.confirm({
      title: `确认${props.reviewWord}通过？`,
      content: "结论立即生效，不可撤销。",
      okText: "确认通过",
      onOk: approve,
    });
  };
  const refuse = async (values: RejectionValues) => {
    const outcome = await verdict.refuse(reasoning.verdict, values);
    if (outcome.kind === "invalid") {
      const { problems, shown } = rejectionProblems(outcome.fields);
      form.setFields(shown ? problems : [{ name: "details", errors: [outcome.message] }]);
    }
    conclude(outcome, reasoning.verdict);
  };
  const given = Object.values(actions);
  const reviewable = given.length > 0;
  const decidedMeanwhile = useBecameFalse(reviewable);
  const problem =
    verdict.problem ??
    (decidedMeanwhile ? { message: "该记录已被处理，不能再给出结论。", facts: [props.lastStep] } : null);
  const startReason = (wanted: ReasonedVerdict) =>
    can(wanted) && setReasoning({ verdict: wanted, open: true });
  const startReturn = () => startReason("RETURN");
  const startRejection = () => startReason("REJECT");
  useKeys({ a: startApproval, b: startReturn, r: startRejection });

  return (
    <section className="panel verdict-panel" aria-label={`${props.reviewWord}结论`}>
      <h2>{reviewable ? `${props.reviewWord}结论` : "当前状态"}</h2>
      {problem && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-problem"
          title={<Problem problem={problem} unsent={reviewable ? "" : typedReason} />}
        />
      )}
      {held ? (
        <Alert
          type="warning"
          showIcon
          title={
            held.mine
              ? `您的“${verdictWord(held.verdict)}”结论即将生效`
              : `${held.by}正在对该记录给出结论，结论生效前不能进行其他操作`
          }
          action={held.mine && <Button onClick={() => undo(recordId)}>撤销</Button>}
        />
      ) : (
        !reviewable && (
          <>
            <p className="verdict-status">{props.statusLabel}</p>
            <p className="muted">{props.nextStep}</p>
          </>
        )
      )}
      {reviewable && !held && (
        <>
          <CheckHints hints={props.hints} takeRegistryData={takeRegistryData} />
          {!reasoning.open && (
            <VerdictButtons
              actions={actions}
              busy={verdict.busy}
              onApprove={startApproval}
              onReturn={startReturn}
              onReject={startRejection}
            />
          )}
          {props.changeable && actions.APPROVE && !reasoning.open && (
            <ChangeAct
              {...props.changeable}
              disabled={!can("APPROVE")}
              busy={verdict.busy}
              held={hold}
              approve={(changes) => approveWith({ changes })}
            />
          )}
          <DisabledReason actions={given} />
        </>
      )}
      {reviewable && (
        // Folded away, not unmounted: what was typed is there when it is opened again.
        <div hidden={!reasoning.open || Boolean(held)}>
          <ReasonForm
            verdict={reasoning.verdict}
            form={form}
            open={reasoning.open}
            busy={verdict.busy}
            disabled={!can(reasoning.verdict)}
            onType={setTypedReason}
            onSubmit={refuse}
            onCancel={() => setReasoning({ ...reasoning, open: false })}
          />
        </div>
      )}
      {given.some(({ allowed }) => allowed) && !held && (
        <div className="verdict-hold">
          <Switch id="hold-verdicts" size="small" checked={hold} onChange={setHold} />
          <label htmlFor="hold-verdicts">10 秒内可撤销</label>
          <span className="muted">{hold ? "结论 10 秒后生效" : "结论立即生效"}</span>
        </div>
      )}
      {choosing && (
        <EndingDialog
          recordId={recordId}
          busy={verdict.busy}
          held={hold}
          approve={(ending) => approveWith({ ending })}
          onClose={() => setChoosing(false)}
        />
      )}
    </section>
  );
}

interface VerdictButtonsProps {
  actions: Partial<Record<Verdict, Action>>;
  busy: boolean;
  onApprove(): Promise<void>;
  onReturn(): void;
  onReject(): void;
}

/** Approval has a line of its own where all three are there. */
function VerdictButtons({ actions, busy, onApprove, onReturn, onReject }: VerdictButtonsProps) {
  const closed = (verdict: Verdict) => !actions[verdict]?.allowed;
  return (
    <div className={actions.RETURN ? "verdict-buttons verdict-buttons-three" : "verdict-buttons"}>
      {actions.APPROVE && (
        <Button type="primary" size="large" disabled={closed("APPROVE")} loading={busy} onClick={onApprove}>
          通过<kbd>A</kbd>
        </Button>
      )}
      {actions.RETURN && (
        <Button size="large" disabled={closed("RETURN") || busy} onClick={onReturn}>
          退回修改<kbd>B</kbd>
        </Button>
      )}
      {actions.REJECT && (
        <Button danger size="large" disabled={closed("REJECT") || busy} onClick={onReject}>
          不通过<kbd>R</kbd>
        </Button>
      )}
    </div>
  );
}

/** Whether the value was true once and no longer is. */
function useBecameFalse(value: boolean): boolean {
  const [wasTrue, setWasTrue] = useState(value);
  if (value && !wasTrue) setWasTrue(true);
  return wasTrue && !value;
}
