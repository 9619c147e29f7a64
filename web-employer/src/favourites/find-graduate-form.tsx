import { formatDateTime } from "@gd/web-kit";
import { useFormAct } from "@gd/web-kit/desk";
import { Alert, Button, Form, Input } from "antd";
import { FindGraduateDocument, type FindGraduateMutation } from "../gql/graphql.js";
import { SchoolPicker } from "./school-picker.js";

/** An exact hit of the search (F-20). */
export type GraduateHit = Extract<FindGraduateMutation["findGraduate"], { token: string }>;

interface FindValues {
  name: string;
  idNumber: string;
  schoolId: string;
}

interface FindGraduateFormProps {
  found: (hit: GraduateHit) => void;
  close: () => void;
}

/** Exact name, ID number and school: nobody can browse graduates (F-20); every miss reads alike (P-07). */
export function FindGraduateForm({ found, close }: FindGraduateFormProps) {
  const [form] = Form.useForm<FindValues>();
  const find = useFormAct(FindGraduateDocument, form, { after: found });

  const submit = async ({ name, idNumber, schoolId }: FindValues): Promise<void> => {
    const outcome = await find.send({
      input: { name: name.trim(), idNumber: idNumber.trim().toUpperCase(), schoolId },
    });
    if (outcome.kind !== "refused" || !("retryAt" in outcome.answer) || !outcome.answer.retryAt) return;
    const at = formatDateTime(outcome.answer.retryAt);
    const { message } = outcome.refusal;
    if (!message.includes(at)) find.setProblem(`${message}（${at} 后可再次查询）`);
  };

  return (
    <Form<FindValues> form={form} layout="vertical" onFinish={(values) => void submit(values)}>
      <p className="dialog-intro">请准确输入学生的姓名、证件号码，系统将帮您查询签约学生信息。</p>
      {find.problem && (
        <Alert type="warning" showIcon title={find.problem} className="dialog-problem" role="alert" />
      )}
      <Form.Item
        name="name"
        label="学生姓名"
        rules={[{ required: true, whitespace: true, message: "请输入学生姓名" }]}
      >
        <Input autoFocus autoComplete="off" maxLength={50} placeholder="请输入学生姓名" />
      </Form.Item>
      <Form.Item
        name="idNumber"
        label="证件号码"
        rules={[{ required: true, whitespace: true, message: "请输入证件号码" }]}
      >
        <Input autoComplete="off" maxLength={40} placeholder="居民身份证或其他证件的完整号码" />
      </Form.Item>
      <Form.Item name="schoolId" label="毕业院校" rules={[{ required: true, message: "请选择毕业院校" }]}>
        <SchoolPicker />
      </Form.Item>
      <div className="dialog-buttons">
        <Button onClick={close}>取消</Button>
        <Button type="primary" htmlType="submit" loading={find.running}>
          查询
        </Button>
      </div>
    </Form>
  );
}
