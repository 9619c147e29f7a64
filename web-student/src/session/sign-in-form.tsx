import { useMutation } from "@apollo/client/react";
import { explainFailure, isSuccess, refusalOf } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type FormEvent, useState } from "react";
import { graphql, readFragment } from "../gql/index.js";
import { TextField } from "../ui/text-field.js";
import { GraduateViewerFields, type Viewer } from "./viewer.js";

const SignInGraduate = graphql(`
  mutation SignInGraduate($account: String!, $password: String!) {
    signInGraduate(account: $account, password: $password) {
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

interface Problems {
  general?: string;
  account?: string;
  password?: string;
}

/** Sign-in with the 学信网 account (S-01). Problems stand beside their field, others above the button. */
export function SignInForm({ onSignedIn }: { onSignedIn: (viewer: Viewer) => Promise<void> }) {
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const [send, { loading }] = useMutation(SignInGraduate);

  const signIn = async () => {
    const missing = missingIn(account, password);
    setProblems(missing);
    if (missing.account || missing.password) return;
    try {
      const { data } = await send({ variables: { account: account.trim(), password } });
      const result = data?.signInGraduate;
      if (isSuccess(result)) {
        const viewer = readFragment(GraduateViewerFields, result);
        await onSignedIn(viewer);
        return;
      }
      setProblems(problemsOf(result));
    } catch (error) {
      setProblems({ general: explainFailure(error).message });
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!loading) void signIn();
  };

  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <TextField
        label="学信网账号"
        placeholder="手机号码或身份证号码"
        autoComplete="username"
        value={account}
        onChange={setAccount}
        problem={problems.account}
        maxLength={40}
      />
      <TextField
        label="密码"
        type="password"
        placeholder="学信网账号密码"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        problem={problems.password}
        maxLength={128}
      />
      <p className="form-problem" role="alert">
        {problems.general}
      </p>
      <Button block color="primary" size="large" type="submit" loading={loading} loadingText="正在登录">
        登录
      </Button>
    </form>
  );
}

function missingIn(account: string, password: string): Problems {
  return {
    account: account.trim() ? undefined : "请输入手机号码或身份证号码",
    password: password ? undefined : "请输入密码",
  };
}

function problemsOf(result: object | null | undefined): Problems {
  const refusal = refusalOf(result);
  if (!refusal) return { general: "系统处理出现问题，请稍后重试。" };
  const { account, password } = refusal.fields;
  return account || password ? { account, password } : { general: refusal.message };
}
