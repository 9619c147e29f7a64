import { useFormAct, usePageTitle } from "@gd/web-kit/desk";
import { Alert, Button, Card, Checkbox, Form, Space } from "antd";
import { AgreeToNoticeDocument, EmployerViewerDocument } from "../gql/graphql.js";
import { useSession } from "./session.js";
import "./consent-page.css";

/** Once per version of the privacy notice, before the desk: asked for on its own and never ticked beforehand. */
export function ConsentPage({ version }: { version: number }) {
  usePageTitle("个人信息保护说明");
  const { leave, leaving } = useSession();
  const [form] = Form.useForm<{ agreed: boolean }>();
  const act = useFormAct(AgreeToNoticeDocument, form, { refetch: [EmployerViewerDocument] });
  return (
    <main className="consent-page">
      <Card title={<h1>使用前请阅读《个人信息保护说明》</h1>}>
        <p>
          本单位在平台查询毕业生、发起签约时，将处理毕业生的个人信息，平台也将处理您的姓名、手机号码等信息。请先阅读
          <a href="/portal/privacy" target="_blank" rel="noreferrer">
            《个人信息保护说明》
          </a>
          （第 {version} 版）；说明更新后会再次征求您的同意。
        </p>
        <Form form={form} onFinish={() => void act.send({ consentTo: version })} requiredMark={false}>
          {act.problem && (
            <Alert type="error" showIcon title={act.problem} className="form-problem" role="alert" />
          )}
          <Form.Item
            name="agreed"
            valuePropName="checked"
            rules={[
              {
                validator: async (_, agreed: boolean | undefined) => {
                  if (!agreed) throw new Error("请先阅读并勾选同意《个人信息保护说明》");
                },
              },
            ]}
          >
            <Checkbox>我已阅读并同意《个人信息保护说明》</Checkbox>
          </Form.Item>
          <Space>
            <Button type="primary" htmlType="submit" loading={act.running}>
              同意并进入
            </Button>
            <Button loading={leaving} onClick={() => void leave()}>
              不同意，退出登录
            </Button>
          </Space>
        </Form>
      </Card>
    </main>
  );
}
