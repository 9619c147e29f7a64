import { Dialog } from "@gd/web-kit/desk";
import { DatePicker, Form, Input, InputNumber } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import type { OwnTermsInput } from "../gql/graphql.js";
import { MAX_MONTHLY_SALARY } from "./validity.js";

interface OwnTermsDialogProps {
  name: string;
  own: OwnTermsInput | undefined;
  save: (own: OwnTermsInput) => void;
  close: () => void;
}

interface OwnValues {
  positionName?: string;
  workplace?: string;
  monthlySalaryYuan?: number | null;
  reportBy?: Dayjs | null;
}

/** 单独约定: in what the invitation to one graduate differs from those to the others. */
export function OwnTermsDialog({ name, own, save, close }: OwnTermsDialogProps) {
  const [form] = Form.useForm<OwnValues>();
  const keep = ({ positionName, workplace, monthlySalaryYuan, reportBy }: OwnValues) => {
    save({
      positionName: positionName?.trim() || null,
      workplace: workplace?.trim() || null,
      monthlySalaryYuan: monthlySalaryYuan ?? null,
      reportBy: reportBy?.format("YYYY-MM-DD") ?? null,
    });
    close();
  };
  return (
    <Dialog
      open
      title={`单独约定：${name}`}
      width={480}
      okText="确定"
      onOk={form.submit}
      onCancel={close}
      mask={{ closable: false }}
    >
      <Form<OwnValues>
        form={form}
        layout="vertical"
        initialValues={{ ...own, reportBy: own?.reportBy ? dayjs(own.reportBy) : null }}
        onFinish={keep}
      >
        <p className="dialog-intro">未填写的项目与其他学生相同。</p>
        <Form.Item name="positionName" label="拟录用岗位名称">
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
        <Form.Item name="workplace" label="工作地点">
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="monthlySalaryYuan"
          label="薪酬（元/月）"
          rules={[
            {
              type: "integer",
              min: 1,
              max: MAX_MONTHLY_SALARY,
              message: `薪酬应为 1 至 ${MAX_MONTHLY_SALARY} 的整数`,
            },
          ]}
        >
          <InputNumber<number> style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="reportBy" label="报到期限">
          <DatePicker style={{ width: "100%" }} placeholder="请选择日期" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

/** In one line; empty where nothing differs. */
export function ownText(own: OwnTermsInput | undefined): string {
  if (!own) return "";
  const salary =
    own.monthlySalaryYuan == null ? null : `${own.monthlySalaryYuan.toLocaleString("zh-CN")}元/月`;
  const report = own.reportBy ? `${own.reportBy}前报到` : null;
  return [own.positionName, own.workplace, salary, report].filter(Boolean).join("，");
}
