import { jobTermLabels } from "@gd/web-kit";
import { Card, Col, Collapse, DatePicker, Form, Input, InputNumber, Radio, Row } from "antd";
import { MAX_MONTHLY_SALARY, MAX_SUPPLEMENT } from "./validity.js";

interface OtherTermsFieldsProps {
  open: boolean;
  toggle: (open: boolean) => void;
}

/** What the agreement may print besides the mandatory terms (D-05); all optional. */
export function OtherTermsFields({ open, toggle }: OtherTermsFieldsProps) {
  return (
    <Card className="other-terms">
      <Collapse
        ghost
        activeKey={open ? ["others"] : []}
        onChange={(keys) => toggle(keys.includes("others"))}
        items={[
          {
            key: "others",
            label: <span className="other-terms-title">其他约定（选填，将写入就业协议书）</span>,
            // The fields take part in the form, and in the server's problems, also while folded.
            forceRender: true,
            children: <Fields />,
          },
        ]}
      />
    </Card>
  );
}

function Fields() {
  return (
    <>
      <Row gutter={24}>
        <Text name="workplace" max={100} />
        <Col span={12}>
          <Form.Item name={["job", "settlesHousehold"]} label={jobTermLabels.settlesHousehold}>
            <Radio.Group
              options={[
                { value: true, label: "是" },
                { value: false, label: "否" },
              ]}
            />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item name={["job", "reportBy"]} label={jobTermLabels.reportBy}>
            <DatePicker style={{ width: "100%" }} placeholder="请选择日期" />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item
            name={["job", "monthlySalaryYuan"]}
            label={jobTermLabels.monthlySalaryYuan}
            rules={[
              {
                type: "integer",
                min: 1,
                max: MAX_MONTHLY_SALARY,
                message: `薪酬应为 1 至 ${MAX_MONTHLY_SALARY} 的整数`,
              },
            ]}
          >
            <InputNumber<number> placeholder="请填写" style={{ width: "100%" }} />
          </Form.Item>
        </Col>
        <Text name="probation" max={50} />
        <Text name="servicePeriod" max={50} />
        <Text name="penalty" max={100} />
        <Text name="archiveReceiver" max={100} />
        <Text name="archiveAddress" max={200} />
        <Text name="archivePostcode" max={6} pattern={/^\d{6}$/} wrong="邮编应为 6 位数字" />
        <Text name="householdAddress" max={200} />
      </Row>
      <Form.Item
        name={["job", "supplement"]}
        label={jobTermLabels.supplement}
        rules={[{ max: MAX_SUPPLEMENT, message: `协议补充内容不能超过 ${MAX_SUPPLEMENT} 字` }]}
      >
        {/* Counted, not cut: text pasted too long stays to be shortened. */}
        <Input.TextArea
          rows={4}
          count={{ show: true, max: MAX_SUPPLEMENT, strategy: (text) => [...text].length }}
          placeholder="请填写双方约定的其他内容"
        />
      </Form.Item>
    </>
  );
}

interface TextProps {
  name: keyof typeof jobTermLabels;
  max: number;
  pattern?: RegExp;
  wrong?: string;
}

function Text({ name, max, pattern, wrong }: TextProps) {
  return (
    <Col span={12}>
      <Form.Item
        name={["job", name]}
        label={jobTermLabels[name]}
        validateTrigger="onBlur"
        rules={pattern && [{ pattern, message: wrong }]}
      >
        <Input placeholder="请填写" maxLength={max} autoComplete="off" />
      </Form.Item>
    </Col>
  );
}
