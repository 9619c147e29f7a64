import { Alert, Form, type FormInstance, type FormProps, type ModalProps } from "antd";
import type { ReactNode } from "react";
import { Dialog } from "./dialog.js";
import "../desk.css";

interface FormDialogProps<Values>
  extends Pick<FormProps<Values>, "initialValues" | "requiredMark">,
    Pick<ModalProps, "className" | "centered"> {
  title: string;
  okText: string;
  /** The act cannot be undone by the one who does it. */
  danger?: boolean;
  /** The act is not possible at present. */
  closed?: boolean;
  width: number;
  form: FormInstance<Values>;
  /** Why it was refused, as far as no field says it. */
  problem: string | null;
  /** Where the form is long, what was refused stands beside the buttons. */
  problemBelow?: boolean;
  running: boolean;
  onSubmit: (values: Values) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** An act with a form: the dialog stays until the act is done, with what was refused said above the form. */
export function FormDialog<Values>(props: FormDialogProps<Values>) {
  const { form, problem, problemBelow = false, onSubmit, onClose, danger = false, closed = false } = props;
  const said = problem && (
    <Alert
      type="error"
      showIcon
      title={problem}
      className={problemBelow ? undefined : "form-problem"}
      role="alert"
    />
  );
  return (
    <Dialog
      open
      title={props.title}
      width={props.width}
      okText={props.okText}
      okButtonProps={{ danger, disabled: closed }}
      confirmLoading={props.running}
      onOk={form.submit}
      onCancel={onClose}
      // A click beside the dialog must not throw away what is typed in it.
      mask={{ closable: false }}
      className={props.className}
      centered={props.centered}
      footer={(buttons) => (
        <>
          {problemBelow && said}
          {buttons}
        </>
      )}
    >
      {!problemBelow && said}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={props.initialValues}
        requiredMark={props.requiredMark}
        onFinish={(values) => void onSubmit(values)}
      >
        {props.children}
      </Form>
    </Dialog>
  );
}
