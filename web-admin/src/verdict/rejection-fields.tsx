import { useQuery } from "@apollo/client/react";
import { Button, Form, Input, Select } from "antd";
import { RejectionReasonsDocument } from "../gql/graphql.js";
import { useViewer } from "../session/session.js";
import { isOperator } from "../session/viewer.js";
import type { ReasonedVerdict } from "./verdict-words.js";
import "./rejection-fields.css";

/** What a return or a rejection says (F-11): both are mandatory. */
export interface RejectionValues {
  reasonCategory: string;
  details: string;
}

const longestDetails = 500;

/** What the reason is called, and who reads it. */
const wording: Record<ReasonedVerdict, { reason: string; hint: string; toOrganisation: string }> = {
  RETURN: {
    reason: "退回原因",
    hint: "请写明需要修改的内容，学生据此修改后重新提交",
    toOrganisation: "请写明需要修改的内容，单位据此修改后重新提交",
  },
  REJECT: {
    reason: "不通过原因",
    hint: "请写明需要更正的内容，将告知毕业生和用人单位",
    toOrganisation: "请写明不通过的原因，将告知单位",
  },
};

/** What operators write again and again, by category; each is a beginning that may be changed. */
const usualDetails: Readonly<Record<string, readonly string[]>> = {
  LICENCE: [
    "证照图片不清晰，请重新拍摄，四角完整、文字和公章清晰。",
    "证照未加盖单位公章，请盖章后重新上传。",
  ],
  LETTER: ["授权书未加盖单位公章，请盖章后重新上传。", "授权书缺少负责人签字，请签字后重新上传。"],
  PERSON: ["请上传负责人居民身份证的正反两面。", "证件姓名与填报的负责人姓名不一致，请核对。"],
  REGISTER_MISMATCH: ["单位名称与登记信息不一致，请与证照核对后修改。"],
  OTHER_ORGANISATION: ["上传的证照属于其他单位，请上传本单位的证照。"],
  REGISTERED: ["本单位已通过认证，请联系单位网签负责人开通账号。"],
  BUSINESS_STATUS: ["登记状态异常，请提供说明和证明材料。"],
};

interface RejectionFieldsProps {
  verdict: ReasonedVerdict;
  /** Height of the text field. */
  rows?: number;
}

/** Why, by category and in words, for one record and for many. */
export function RejectionFields({ verdict, rows = 4 }: RejectionFieldsProps) {
  const ofOrganisation = isOperator(useViewer());
  const { reason, hint, toOrganisation } = wording[verdict];
  const { data, loading, error, refetch } = useQuery(RejectionReasonsDocument, {
    variables: { name: ofOrganisation ? "VERIFICATION_REASON" : "REJECTION_REASON" },
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
        <Input.TextArea
          rows={rows}
          count={{ show: true, max: longestDetails }}
          placeholder={ofOrganisation ? toOrganisation : hint}
        />
      </Form.Item>
      {ofOrganisation && <UsualDetails />}
    </>
  );
}

/** 常用语 of the chosen category: a press writes it down. */
function UsualDetails() {
  const form = Form.useFormInstance<RejectionValues>();
  const category = Form.useWatch("reasonCategory", form);
  const usual = (category && usualDetails[category]) || [];
  if (usual.length === 0) return null;
  return (
    <div className="usual-details">
      <span className="muted">常用语：</span>
      {usual.map((details) => (
        <Button key={details} size="small" onClick={() => form.setFieldsValue({ details })}>
          {details}
        </Button>
      ))}
    </div>
  );
}
