import { useQuery } from "@apollo/client/react";
import { Form, Input, Select } from "antd";
import { RejectionReasonsDocument } from "../gql/graphql.js";
import type { ReasonedVerdict } from "./verdict-words.js";

/** What a return or a rejection says (F-11): both are mandatory. */
export interface RejectionValues {
  reasonCategory: string;
  details: string;
}

const longestDetails = 500;

/** What the reason is called, and who reads it. */
const wording: Record<ReasonedVerdict, { reason: string; hint: string }> = {
  RETURN: { reason: "退回原因", hint: "请写明需要修改的内容，学生据此修改后重新提交" },
  REJECT: { reason: "不通过原因", hint: "请写明需要更正的内容，将告知毕业生和用人单位" },
};

interface RejectionFieldsProps {
  verdict: ReasonedVerdict;
  /** Height of the text field. */
  rows?: number;
}

/** Why, by category and in words, for one record and for many. */
export function RejectionFields({ verdict, rows = 4 }: RejectionFieldsProps) {
  const { reason, hint } = wording[verdict];
  const { data, loading, error, refetch } = useQuery(RejectionReasonsDocument, {
    fetchPolicy: "cache-first",
  });
  return (
    <>
      <Form.Item
        name="reasonCategory"
        label={reason}
        rules={[{ required: true, message: `请选择${reason}` }]}
        {...(error && !data && { help: `${reason}加载失败，展开列表可重新加载。` })}
      >
        <Select
          placeholder="请选择"
          loading={loading && !data}
          onOpenChange={(open) => {
            if (open && error) refetch().catch(() => undefined);
          }}
          options={data?.catalogue.map(({ code, label }) => ({ value: code, label })) ?? []}
        />
      </Form.Item>
      <Form.Item
        name="details"
        label="具体问题"
        rules={[
          { required: true, whitespace: true, message: "请填写具体问题" },
          { max: longestDetails, message: `具体问题最多 ${longestDetails} 个字，请删减` },
        ]}
      >
        <Input.TextArea rows={rows} count={{ show: true, max: longestDetails }} placeholder={hint} />
      </Form.Item>
    </>
  );
}
