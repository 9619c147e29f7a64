import { useMutation } from "@apollo/client/react";
import { explainFailure, isSuccess, refusalOf } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { graphql, readFragment } from "../gql/index.js";
import { TextField } from "../ui/text-field.js";
import { ASKED, EMPTY_REGISTRATION, problemsBefore, type RegistrationProblems } from "./registration.js";
import { GraduateViewerFields, type Viewer } from "./viewer.js";

const RegisterGraduate = graphql(`
  mutation RegisterGraduate($input: RegisterGraduateInput!) {
    registerGraduate(input: $input) {
      ... on GraduateViewer {
        ...GraduateViewerFields
      }
      ... on Refusal {
        code
        message
      }
      ... on InvalidInput {
        fields {
          field
          message
        }
      }
    }
  }
`);

/** Registration with what the roster says of the graduate. Problems stand beside their field, others above the button. */
export function RegisterForm({ onRegistered }: { onRegistered: (viewer: Viewer) => Promise<void> }) {
  const form = useRef<HTMLFormElement>(null);
  const [registration, setRegistration] = useState(EMPTY_REGISTRATION);
  const [problems, setProblems] = useState<RegistrationProblems>({});
  const [send, { loading }] = useMutation(RegisterGraduate);
  // The form is longer than the screen: whoever has sent it sees the end.
  useEffect(() => {
    if (problems.general === undefined)
      form.current?.querySelector<HTMLInputElement>(".field-wrong input")?.focus();
  }, [problems]);

  const register = async () => {
    const before = problemsBefore(registration);
    setProblems(before);
    if (Object.keys(before).length > 0) return;
    const { repeated: _, ...input } = registration;
    try {
      const { data } = await send({ variables: { input } });
      const result = data?.registerGraduate;
      if (isSuccess(result)) await onRegistered(readFragment(GraduateViewerFields, result));
      else setProblems(problemsOf(result));
    } catch (error) {
      setProblems({ general: explainFailure(error).message });
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!loading) void register();
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
        {problems.general}
      </p>
      <Button block color="primary" size="large" type="submit" loading={loading} loadingText="正在注册">
        注册并登录
      </Button>
    </form>
  );
}

function problemsOf(result: object | null | undefined): RegistrationProblems {
  const refusal = refusalOf(result);
  if (!refusal) return { general: "系统处理出现问题，请稍后重试。" };
  return Object.keys(refusal.fields).length > 0 ? refusal.fields : { general: refusal.message };
}
