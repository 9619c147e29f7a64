import { showRefusal, useModal } from "@gd/web-kit/desk";
import { Form } from "antd";
import { useState } from "react";
import type { OwnVerdictInput, RecordStatus, Verdict } from "../gql/graphql.js";
import { useKeys } from "../parts/use-keys.js";
import { useHoldPreference } from "../verdict/hold-preference.js";
import type { RejectionValues } from "../verdict/rejection-fields.js";
import { useVerdict, type VerdictOutcome } from "../verdict/use-verdict.js";
import type { ReasonedVerdict } from "../verdict/verdict-words.js";
import type { Action } from "./verdict-notes.js";

/** What a verdict is given on, and what becomes of the page then. */
export interface VerdictTarget {
  record: { id: string; submission: number; status: RecordStatus };
  reviewWord: string;
  /** Which verdicts there are for this viewer: a flow may have no return (F-26). */
  actions: Partial<Record<Verdict, Action>>;
  held: { verdict: string; by: string; mine: boolean; until: string } | null;
  takeRegistryData: boolean;
  /** The approval says how the agreement ends (F-54). */
  choosesEnding: boolean;
  /** After a verdict was taken; the page goes on to the next record. */
  onTaken(outcome: VerdictOutcome, verdict: Verdict): void;
  /** After a verdict was refused: the page is read again. */
  onRefused(): void;
}

/** Starts verdicts by button or by the keys A, B and R, asks for what each needs, and gives them. */
export function useVerdictActs(target: VerdictTarget) {
  const { record, actions, held, takeRegistryData } = target;
  const modal = useModal();
  const [form] = Form.useForm<RejectionValues>();
  const [hold, setHold] = useHoldPreference();
  const [reasoning, setReasoning] = useState({ verdict: "REJECT" as ReasonedVerdict, open: false });
  const [choosing, setChoosing] = useState(false);
  const { problem, busy, approve, refuse } = useVerdict({ record, hold });
  const can = (verdict: Verdict) => actions[verdict]?.allowed === true && !held;

  const conclude = (outcome: VerdictOutcome, verdict: Verdict) => {
    if (outcome.kind === "held" || outcome.kind === "done") target.onTaken(outcome, verdict);
    // A form whose fields are wrong is put right; anything else means that the page is not up to date.
    else if (!hasWrongFields(outcome)) target.onRefused();
    return outcome;
  };
  const approveWith = async (own?: OwnVerdictInput) =>
    conclude(await approve(takeRegistryData, own), "APPROVE");
  const startApproval = () => {
    if (busy) return;
    if (target.choosesEnding) return setChoosing(true);
    if (hold) return void approveWith();
    modal.confirm({
      title: `确认${target.reviewWord}通过？`,
      content: "结论立即生效，不可撤销。",
      okText: "确认通过",
      onOk: () => approveWith(),
    });
  };
  const start = (verdict: Verdict) => {
    if (!can(verdict)) return false;
    if (verdict === "APPROVE") startApproval();
    else setReasoning({ verdict, open: true });
    return true;
  };
  const giveReason = async (values: RejectionValues) => {
    const outcome = await refuse(reasoning.verdict, values);
    if (hasWrongFields(outcome)) {
      const { above } = showRefusal(form, outcome.refusal);
      if (above) form.setFields([{ name: "details", errors: [above] }]);
    }
    conclude(outcome, reasoning.verdict);
  };
  useKeys({ a: () => start("APPROVE"), b: () => start("RETURN"), r: () => start("REJECT") });

  return {
    problem,
    busy,
    can,
    start,
    approveWith,
    hold,
    setHold,
    reasoning,
    choosing,
    stopChoosing: () => setChoosing(false),
    reasonForm: {
      form,
      busy,
      disabled: !can(reasoning.verdict),
      onSubmit: giveReason,
      onCancel: () => setReasoning({ ...reasoning, open: false }),
    },
  };
}

function hasWrongFields(outcome: VerdictOutcome): outcome is Extract<VerdictOutcome, { kind: "refused" }> {
  return outcome.kind === "refused" && Object.keys(outcome.refusal.fields).length > 0;
}
