import { useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { GraduateViewerFieldsFragmentDoc, RegisterGraduateDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { Said } from "../office/said.js";
import { TextField } from "../ui/text-field.js";
import { ASKED, EMPTY_REGISTRATION, problemsBefore } from "./registration.js";
import type { Viewer } from "./viewer.js";
import "./session.css";

/** Registration with what the roster says of the graduate. Problems stand beside their field, others above the button. */
export function RegisterForm({ onRegistered }: { onRegistered: (viewer: Viewer) => Promise<void> }) {
  const form = useRef<HTMLFormElement>(null);
  const [registration, setRegistration] = useState(EMPTY_REGISTRATION);
  const { send, running, problems, setProblems, message } = useAct(RegisterGraduateDocument, {
    after: (answer) => onRegistered(readFragment(GraduateViewerFieldsFragmentDoc, answer)),
    fields: (path) => path in EMPTY_REGISTRATION,
    refusal: "here",
    failure: "here",
  });
  // The form is longer than the screen: whoever has sent it sees the end.
  useEffect(() => {
    if (Object.keys(problems).length > 0)
      form.current?.querySelector<HTMLInputElement>(".field-wrong input")?.focus();
  }, [problems]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    const before = problemsBefore(registration);
    if (Object.keys(before).length > 0) return setProblems(before);
    const { repeated: _, ...input } = registration;
    void send({ input });
  };

  return (
    <form ref={form} className="form" onSubmit={onSubmit} noValidate>
      {ASKED.map(({ field, ...asked }) => (
        <TextField
          key={field}
          {...asked}
          value={registration[field]}
          onChange={(value) => setRegistration({ ...registration, [field]: value })}
          problem={problems[field]}
        />
      ))}
      <p className="form-problem" role="alert">
        <Said text={message} />
      </p>
      <Button block color="primary" size="large" type="submit" loading={running} loadingText="正在注册">
        注册并登录
      </Button>
    </form>
  );
}
