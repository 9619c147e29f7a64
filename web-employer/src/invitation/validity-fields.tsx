import { formatDateTime, useNow } from "@gd/web-kit";
import { Col, Form, Input, InputNumber, Row } from "antd";
import { deadlineOf, MAX_VALID_DAYS } from "./validity.js";

/** 应约有效期 with the deadline it leads to, and 签约联系人 (F-21). */
export function ValidityFields({ cohort }: { cohort: number }) {
  return (
    <Row gutter={24}>
      <Col span={12}>
        <Form.Item
          name="validDays"
          label="应约有效期"
          rules={[
            { required: true, message: "请填写应约有效期" },
            {
              type: "integer",
              min: 1,
              max: MAX_VALID_DAYS,
              message: `应约有效期应为 1 至 ${MAX_VALID_DAYS} 天的整数`,
            },
          ]}
          extra={<ResultingDeadline cohort={cohort} />}
        >
          <InputNumber suffix="天" placeholder={`1 至 ${MAX_VALID_DAYS}`} style={{ width: "100%" }} />
        </Form.Item>
      </Col>
      <Col span={12}>
        <Row gutter={16}>
          <Col span={10}>
            <Form.Item
              name="contactName"
              label="签约联系人"
              rules={[{ required: true, whitespace: true, message: "请填写签约联系人" }]}
            >
              <Input placeholder="请填写" maxLength={30} autoComplete="off" />
            </Form.Item>
          </Col>
          <Col span={14}>
            <Form.Item
              name="contactMobile"
              label="联系人手机"
              validateTrigger="onBlur"
              rules={[
                { required: true, whitespace: true, message: "请填写联系人手机" },
                { pattern: /^\s*1\d{10}\s*$/, message: "请填写 11 位手机号码" },
              ]}
            >
              <Input placeholder="请填写" maxLength={13} inputMode="numeric" autoComplete="off" />
            </Form.Item>
          </Col>
        </Row>
      </Col>
    </Row>
  );
}

function ResultingDeadline({ cohort }: { cohort: number }) {
  const days: unknown = Form.useWatch("validDays");
  const now = useNow();
  if (typeof days !== "number" || !Number.isInteger(days) || days < 1 || days > MAX_VALID_DAYS) {
    return "自邀请发出时起算，每天按 24 小时计";
  }
  return (
    <span className="resulting-deadline">
      若现在发出，应约截止时间为 {formatDateTime(deadlineOf(now, days, cohort))}
    </span>
  );
}
