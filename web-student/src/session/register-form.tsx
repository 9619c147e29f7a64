import { useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { RegisterGraduateDocument } from "../gql/graphql.js";
import { Said } from "../office/said.js";
import { TextField } from "../ui/text-field.js";
import { ConfirmRegistration, type SentCode } from "./confirm-registration.js";
import { ASKED, EMPTY_REGISTRATION, fieldOf, inputOf, problemsBefore } from "./registration.js";
import type { Viewer } from "./viewer.js";
import "./session.css";

/**
 * Registration with what the roster says of the graduate; then the code that went to the number or address the school knows (P-12).
 * Problems stand beside their field, others above the button.
 */
export function RegisterForm({ onRegistered }: { onRegistered: (viewer: Viewer) => Promise<void> }) {
  const form = useRef<HTMLFormElement>(null);
  const [registration, setRegistration] = useState(EMPTY_REGISTRATION);
  const [sent, setSent] = useState<SentCode | null>(null);
  const { send, running, problems, setProblems, message } = useAct(RegisterGraduateDocument, {
    after: setSent,
    fields: (path) => fieldOf(path) in EMPTY_REGISTRATION,
    refusal: "here",
    failure: "here",
  });
  // The form is longer than the screen: whoever has sent it sees the end.
  useEffect(() => {
    if (Object.keys(problems).length > 0)
      form.current?.querySelector<HTMLInputElement>(".field-wrong input")?.focus();
  }, [problems]);

  const input = inputOf(registration);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    const before = problemsBefore(registration);
    if (Object.keys(before).length > 0) return setProblems(before);
    void send({ input });
  };
  if (sent) {
    const again = { send: () => void send({ input }), running, message };
    return (
      <ConfirmRegistration
        key={sent.ticket}
        sent={sent}
        again={again}
        onBack={() => setSent(null)}
        onRegistered={onRegistered}
      />
    );
  }

  return (
    <form ref={form} className="form" onSubmit={onSubmit} noValidate>
      {ASKED.map(({ field, ...asked }) => (
        <TextField
          key={field}
          {...asked}
          value={registration[field]}
          onChange={(value) => setRegistration({ ...registration, [field]: value })}
          problem={problems[field] ?? (field === "contact" ? (problems.mobile ?? problems.email) : undefined)}
        />
      ))}
      <p className="form-problem" role="alert">
        <Said text={message} />
      </p>
      <Button block color="primary" size="large" type="submit" loading={running} loadingText="正在核对">
        获取验证码
      </Button>
    </form>
  );
}
