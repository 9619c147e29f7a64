import { formatDateTime, isSuccess, refusalOf } from "@gd/web-kit";
import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useAct } from "../app/use-act.js";
import { graphql } from "../gql/index.js";
import type { GraduateHit } from "./add-student-dialog.js";
import { SchoolPicker } from "./school-picker.js";

const FindGraduateDocument = graphql(`
  mutation FindGraduate($input: FindGraduateInput!) {
    findGraduate(input: $input) {
      ... on GraduateHit {
        token
        name
        idNumberMasked
        schoolName
        educationLevelLabel
        majorName
        cohort
        favouriteId
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
      ... on LimitReached {
        retryAt
      }
    }
  }
`);

interface FindValues {
  name: string;
  idNumber: string;
  schoolId: string;
}

const fieldNames = ["name", "idNumber", "schoolId"] as const;

interface FindGraduateFormProps {
  found: (hit: GraduateHit) => void;
  close: () => void;
}

/** Exact name, ID number and school: nobody can browse graduates (F-20); every miss reads alike (P-07). */
export function FindGraduateForm({ found, close }: FindGraduateFormProps) {
  const [form] = Form.useForm<FindValues>();
  const [find, running] = useAct(FindGraduateDocument);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (values: FindValues): Promise<void> => {
    setProblem(null);
    const answer = await find({
      input: {
        name: values.name.trim(),
        idNumber: values.idNumber.trim().toUpperCase(),
        schoolId: values.schoolId,
      },
    });
    const result = answer?.findGraduate;
    if (!result) return;
    if (isSuccess(result)) return found(result);
    const refusal = refusalOf(result);
    if (!refusal) return;
    const wrong = fieldNames.filter((name) => refusal.fields[name]);
    form.setFields(wrong.map((name) => ({ name, errors: [refusal.fields[name] ?? ""] })));
    if (wrong.length > 0) return;
    const retryAt = "retryAt" in result ? result.retryAt : null;
    const when = retryAt && !refusal.message.includes(formatDateTime(retryAt));
    setProblem(when ? `${refusal.message}（${formatDateTime(retryAt)} 后可再次查找）` : refusal.message);
  };

  return (
    <Form<FindValues> form={form} layout="vertical" onFinish={(values) => void submit(values)}>
      <p className="dialog-intro">请准确输入学生的姓名、身份证号，系统将帮您搜索签约学生信息。</p>
      {problem && <Alert type="warning" showIcon title={problem} className="dialog-problem" role="alert" />}
      <Form.Item
        name="name"
        label="学生姓名"
        rules={[{ required: true, whitespace: true, message: "请输入学生姓名" }]}
      >
        <Input autoFocus autoComplete="off" maxLength={50} placeholder="请输入学生姓名" />
      </Form.Item>
      <Form.Item
        name="idNumber"
        label="身份证号"
        validateTrigger="onBlur"
        rules={[
          { required: true, whitespace: true, message: "请输入身份证号" },
          { pattern: /^\s*\d{17}[\dXx]\s*$/, message: "请输入 18 位身份证号" },
        ]}
      >
        <Input autoComplete="off" maxLength={20} placeholder="请输入 18 位身份证号" />
      </Form.Item>
      <Form.Item name="schoolId" label="毕业院校" rules={[{ required: true, message: "请选择毕业院校" }]}>
        <SchoolPicker />
      </Form.Item>
      <div className="dialog-buttons">
        <Button onClick={close}>取消</Button>
        <Button type="primary" htmlType="submit" loading={running}>
          搜索
        </Button>
      </div>
    </Form>
  );
}
