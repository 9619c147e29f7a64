import { NewPasswordFields, type NewPasswordValues, useFormAct } from "@gd/web-kit/desk";
import { Alert, Button, ConfigProvider, Form, Input } from "antd";
import zhCN from "antd/locale/zh_CN";
import { ChangePasswordOfTicketDocument, ProveFactorDocument } from "../gql/graphql.js";
import { theme } from "../parts/theme.js";
import { EnrolFactor } from "./enrol-factor.js";
import type { AwaitedStep, Entered } from "./entered.js";

interface StepProps {
  step: AwaitedStep;
  goOn: (entered: Entered) => Promise<void>;
}

/** What staff are asked for after the password: a code, a password of their own, a second factor (P-12, P-13). */
export default function SignInSteps({ step, goOn, startOver }: StepProps & { startOver: () => void }) {
  return (
    // Before the desk there is nothing of antd around.
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      {step.step === "PROVE_SECOND_FACTOR" && <ProveFactor step={step} goOn={goOn} />}
      {step.step === "CHANGE_PASSWORD" && <ChangePassword step={step} goOn={goOn} />}
      {step.step === "ENROL_SECOND_FACTOR" && (
        <>
          <p className="sign-in-hint">
            您的账号须使用双重验证：登录时除密码外，还需输入手机上身份验证器显示的验证码。
          </p>
          <EnrolFactor ticket={step.ticket} after={goOn} />
        </>
      )}
      <div className="sign-in-other">
        <Button type="link" size="small" onClick={startOver}>
          返回重新登录
        </Button>
      </div>
    </ConfigProvider>
  );
}

function ProveFactor({ step: { ticket }, goOn }: StepProps) {
  const [form] = Form.useForm<{ code: string }>();
  const act = useFormAct(ProveFactorDocument, form, { after: goOn });
  return (
    <>
      <p>该账号已开启双重验证，请输入验证码完成登录。</p>
      <Form
        form={form}
        layout="vertical"
        size="large"
        requiredMark={false}
        onFinish={({ code }) => void act.send({ ticket, code })}
      >
        {act.problem && (
          <Alert type="error" showIcon title={act.problem} className="form-problem" role="alert" />
        )}
        <Form.Item
          name="code"
          label="验证码"
          className="sign-in-code"
          extra="手机上身份验证器显示的6位数字；无法使用手机时，可输入一个恢复码"
          rules={[{ required: true, whitespace: true, message: "请输入验证码" }]}
        >
          <Input autoComplete="one-time-code" autoFocus maxLength={20} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={act.running}>
          验证并登录
        </Button>
      </Form>
    </>
  );
}

function ChangePassword({ step: { ticket }, goOn }: StepProps) {
  const [form] = Form.useForm<NewPasswordValues>();
  const act = useFormAct(ChangePasswordOfTicketDocument, form, { after: goOn });
  return (
    <Form
      form={form}
      layout="vertical"
      size="large"
      requiredMark={false}
      onFinish={({ password }) => void act.send({ ticket, password })}
    >
      <p className="sign-in-hint">您的密码由管理员重置，请设置新密码后继续。</p>
      {act.problem && (
        <Alert type="error" showIcon title={act.problem} className="form-problem" role="alert" />
      )}
      <NewPasswordFields />
      <Button type="primary" htmlType="submit" block loading={act.running}>
        保存并登录
      </Button>
    </Form>
  );
}
