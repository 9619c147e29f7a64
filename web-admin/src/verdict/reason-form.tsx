import { Button, Form } from "antd";
import { useEffect, useRef } from "react";
import { RejectionFields, type RejectionValues } from "./rejection-fields.js";
import { type ReasonedVerdict, verdictWords } from "./verdict-words.js";

interface ReasonFormProps {
  /** What the reason is for: the same text may be given to the other verdict after a second thought. */
  verdict: ReasonedVerdict;
  form: ReturnType<typeof Form.useForm<RejectionValues>>[0];
  open: boolean;
  busy: boolean;
  disabled: boolean;
  /** Kept outside the form, which goes when another person decides. */
  onType(details: string): void;
  onSubmit(values: RejectionValues): Promise<void>;
  onCancel(): void;
}

/** Why a record is returned or rejected (F-11). Ctrl + Enter confirms, Escape folds it away. */
export function ReasonForm(props: ReasonFormProps) {
  const { verdict, form, open, busy, disabled, onType, onSubmit, onCancel } = props;
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other verdict's form is opened anew
  useEffect(() => {
    if (open) box.current?.querySelector<HTMLElement>("input")?.focus();
  }, [open, verdict]);
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
        <RejectionFields verdict={verdict} rows={5} />
        <div className="verdict-buttons">
          <Button
            danger={verdict === "REJECT"}
            type="primary"
            size="large"
            htmlType="submit"
            loading={busy}
            disabled={disabled}
          >
            确认{verdictWords[verdict]}
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
