import { Alert, Button, Switch } from "antd";
import { useState } from "react";
import { ChangeAct } from "../destinations/change-act.js";
import type { ChangeableDestinationFragmentDoc, Verdict } from "../gql/graphql.js";
import type { FragmentType } from "../gql/index.js";
import { EndingDialog } from "../terminations/ending-dialog.js";
import { useHeldVerdicts } from "../verdict/held-verdicts.js";
import { ReasonForm } from "../verdict/reason-form.js";
import { verdictWord } from "../verdict/verdict-words.js";
import type { CheckHint } from "./check-hints.js";
import { useVerdictActs, type VerdictTarget } from "./use-verdict-acts.js";
import { type Action, CheckHints, DisabledReason, Problem } from "./verdict-notes.js";

interface VerdictPanelProps extends VerdictTarget {
  record: VerdictTarget["record"] & { statusLabel: string; nextStep: string };
  /** What 修改去向 may change with the approval (F-62). */
  changeable: {
    destination: FragmentType<typeof ChangeableDestinationFragmentDoc>;
    codes: { trainingModeCode: string; educationLevelCode: string | null };
  } | null;
  /** What approving it says beside that the record is right. */
  approvalStates: readonly string[];
  /** What was done to the record last, e.g. 学校审核通过 · 江东理工大学 陈志强 · 2026-05-20 14:30. */
  lastStep: string;
  /** What the reviewer should look at, each leading to its part of the page. */
  hints: readonly CheckHint[];
}

/** 通过 · 退回修改 · 不通过, with everything the verdict needs; stays in view beside the record. */
export function VerdictPanel(props: VerdictPanelProps) {
  const { record, actions, held, reviewWord } = props;
  const acts = useVerdictActs(props);
  const [typedReason, setTypedReason] = useState("");
  const given = Object.values(actions);
  const reviewable = given.length > 0;
  const decidedMeanwhile = useBecameFalse(reviewable);
  const problem =
    acts.problem ??
    (decidedMeanwhile ? { message: "该记录已被处理，不能再给出结论。", facts: [props.lastStep] } : null);
  return (
    <section className="panel verdict-panel" aria-label={`${reviewWord}结论`}>
      <h2>{reviewable ? `${reviewWord}结论` : "当前状态"}</h2>
      {problem && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-problem"
          title={<Problem problem={problem} unsent={reviewable ? "" : typedReason} />}
        />
      )}
      {held && <HeldNotice recordId={record.id} held={held} />}
      {!held && !reviewable && (
        <>
          <p className="verdict-status">{record.statusLabel}</p>
          <p className="muted">{record.nextStep}</p>
        </>
      )}
      {!held && reviewable && (
        <>
          {actions.APPROVE && <ApprovalStates states={props.approvalStates} />}
          <CheckHints hints={props.hints} takeRegistryData={props.takeRegistryData} />
          {!acts.reasoning.open && <VerdictButtons actions={actions} busy={acts.busy} start={acts.start} />}
          {props.changeable && actions.APPROVE && !acts.reasoning.open && (
            <ChangeAct
              {...props.changeable}
              disabled={!acts.can("APPROVE")}
              busy={acts.busy}
              held={acts.hold}
              approve={(changes) => acts.approveWith({ changes })}
            />
          )}
          <DisabledReason actions={given} />
        </>
      )}
      {reviewable && (
        // Folded away, not unmounted: what was typed is there when it is opened again.
        <div hidden={!acts.reasoning.open || Boolean(held)}>
          <ReasonForm {...acts.reasoning} {...acts.reasonForm} onType={setTypedReason} />
        </div>
      )}
      {!held && given.some(({ allowed }) => allowed) && <HoldSwitch hold={acts.hold} set={acts.setHold} />}
      {acts.choosing && (
        <EndingDialog
          recordId={record.id}
          busy={acts.busy}
          held={acts.hold}
          approve={(ending) => acts.approveWith({ ending })}
          onClose={acts.stopChoosing}
        />
      )}
    </section>
  );
}

/** The approval says more than that the record is right; the timeline keeps it. */
function ApprovalStates({ states }: { states: readonly string[] }) {
  if (states.length === 0) return null;
  return <Alert type="info" className="form-problem" title={`通过即声明：${states.join("；")}。`} />;
}

/** A verdict that is held already: undone by whom it belongs to, waited for by all others (F-18). */
function HeldNotice({ recordId, held }: { recordId: string; held: NonNullable<VerdictPanelProps["held"]> }) {
  const { undo } = useHeldVerdicts();
  return (
    <Alert
      type="warning"
      showIcon
      title={
        held.mine
          ? `您的「${verdictWord(held.verdict)}」结论即将生效`
          : `${held.by}正在对该记录给出结论，结论生效前不能进行其他操作`
      }
      action={held.mine && <Button onClick={() => undo(recordId)}>撤销</Button>}
    />
  );
}

function HoldSwitch({ hold, set }: { hold: boolean; set(hold: boolean): void }) {
  return (
    <div className="verdict-hold">
      <Switch id="hold-verdicts" size="small" checked={hold} onChange={set} />
      <label htmlFor="hold-verdicts">10 秒内可撤销</label>
      <span className="muted">{hold ? "结论 10 秒后生效" : "结论立即生效"}</span>
    </div>
  );
}

interface VerdictButtonsProps {
  actions: Partial<Record<Verdict, Action>>;
  busy: boolean;
  start(verdict: Verdict): boolean;
}

/** Approval has a line of its own where all three are there. */
function VerdictButtons({ actions, busy, start }: VerdictButtonsProps) {
  const closed = (verdict: Verdict) => !actions[verdict]?.allowed;
  return (
    <div className={actions.RETURN ? "verdict-buttons verdict-buttons-three" : "verdict-buttons"}>
      {actions.APPROVE && (
        <Button
          type="primary"
          size="large"
          disabled={closed("APPROVE")}
          loading={busy}
          onClick={() => start("APPROVE")}
        >
          通过<kbd>A</kbd>
        </Button>
      )}
      {actions.RETURN && (
        <Button size="large" disabled={closed("RETURN") || busy} onClick={() => start("RETURN")}>
          退回修改<kbd>B</kbd>
        </Button>
      )}
      {actions.REJECT && (
        <Button danger size="large" disabled={closed("REJECT") || busy} onClick={() => start("REJECT")}>
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
