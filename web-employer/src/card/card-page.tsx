import { useFormAct, usePageTitle } from "@gd/web-kit/desk";
import { Alert, Button, Card, Form, Input } from "antd";
import { useLocation, useNavigate } from "react-router";
import { TakeGraduateCardDocument } from "../gql/graphql.js";
import { PageHeader } from "../parts/page-header.js";
import { NotInvitingNotice } from "../session/not-inviting-notice.js";
import { useViewer } from "../session/session.js";

/**
 * 扫码添加: the graduate's 签约二维码, scanned by the camera of a phone that is signed in here (then the code stands behind the
 * hash), read by a scanner into the field, or typed. Nobody types an ID number.
 */
export function CardPage() {
  usePageTitle("扫码添加学生");
  const mayInvite = useViewer().notInvitingReason === null;
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ code: string }>();
  const take = useFormAct(TakeGraduateCardDocument, form, {
    done: ({ name }) => `已将${name}加入收藏夹`,
    after: ({ id }) => navigate(`/invitations/new?favourite=${id}`, { replace: true }),
  });
  return (
    <>
      <PageHeader
        above={{ title: "学生收藏夹", to: "/favourites", here: "扫码添加" }}
        title="扫码添加学生"
        about="请学生在手机「我的信息」中打开「签约二维码」，用已登录本平台的手机扫描，或在下方输入二维码下的签约码。二维码 5 分钟内有效，只能使用一次。"
      />
      <NotInvitingNotice />
      <Card>
        <Form
          form={form}
          layout="vertical"
          className="card-form"
          initialValues={{ code: codeIn(hash) }}
          onFinish={({ code }) => void take.send({ code: codeIn(code) })}
        >
          {take.problem && (
            <Alert type="warning" showIcon title={take.problem} className="form-problem" role="alert" />
          )}
          <Form.Item
            name="code"
            label="签约码"
            rules={[{ required: true, whitespace: true, message: "请输入签约码" }]}
          >
            <Input autoFocus autoComplete="off" maxLength={200} placeholder="如：ABCD-EFGH-JKMN" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={take.running} disabled={!mayInvite}>
            添加并发起签约
          </Button>
        </Form>
      </Card>
    </>
  );
}

/** The code itself, also where a scanner read the whole address. */
function codeIn(text: string): string {
  return text.slice(text.lastIndexOf("#") + 1).trim();
}
