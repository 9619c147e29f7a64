import { LONGEST_TEXT } from "@gd/web-kit/sides";
import { Button } from "antd-mobile";
import { useState } from "react";
import { Sheet } from "../form/sheet.js";
import { TextEntry } from "../form/text-entry.js";
import type { useTerminationActs } from "./use-termination-acts.js";
import "./termination.css";

interface RefuseSheetProps {
  /** Of the request that is refused. */
  id: string;
  open: boolean;
  close: () => void;
  refusal: ReturnType<typeof useTerminationActs>["refuse"];
}

/** 拒绝解约, with the reason that the employer reads (F-50). */
export default function RefuseSheet({ id, open, close, refusal }: RefuseSheetProps) {
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string>();
  const send = async () => {
    if (!reason.trim()) return setProblem("请填写拒绝解约的原因");
    const { kind } = await refusal.send({ id, reason });
    if (kind === "done") close();
  };
  return (
    <Sheet title="拒绝解约" open={open} onClose={close} className="termination-refusal" closeOnSwipe={false}>
      <TextEntry
        kind="LONG_TEXT"
        label="拒绝原因（用人单位可见）"
        mandatory
        maxLength={LONGEST_TEXT}
        value={reason}
        onChange={(value) => {
          setReason(value);
          setProblem(undefined);
        }}
        {...(problem && { problem })}
      />
      <Button block size="large" color="danger" loading={refusal.running} onClick={() => void send()}>
        确认拒绝
      </Button>
    </Sheet>
  );
}
