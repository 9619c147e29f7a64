import { FilesField } from "@gd/web-kit/desk";
import { Checkbox, Form, Input } from "antd";

/** What a decision without the employer says and shows (F-52, F-54). */
export interface JustificationValues {
  statement: string;
  evidenceIds: string[];
  employerConsulted: boolean;
}

const longestStatement = 500;

/** 书面说明, 佐证材料 and the confirmation: all three are mandatory, and kept as evidence. */
export function JustificationFields({ recordId }: { recordId: string }) {
  return (
    <>
      <Form.Item
        name="statement"
        label="书面说明"
        rules={[
          { required: true, whitespace: true, message: "请填写书面说明" },
          { max: longestStatement, message: `书面说明最多 ${longestStatement} 个字，请删减` },
        ]}
      >
        <Input.TextArea
          rows={4}
          count={{ show: true, max: longestStatement }}
          placeholder="请写明与用人单位沟通的时间、方式和结果，以及解约的依据"
        />
      </Form.Item>
      <Form.Item
        name="evidenceIds"
        label="佐证材料"
        rules={[{ required: true, type: "array", min: 1, message: "请上传佐证材料，将作为凭证留存" }]}
      >
        <FilesField
          recordId={recordId}
          purpose="TERMINATION_EVIDENCE"
          label="选择图片或 PDF"
          note="每个文件不超过 10 MB"
        />
      </Form.Item>
      <Form.Item
        name="employerConsulted"
        valuePropName="checked"
        rules={[
          {
            validator: (_, confirmed: unknown) =>
              confirmed === true
                ? Promise.resolve()
                : Promise.reject(new Error("请确认已就解约事宜与用人单位沟通")),
          },
        ]}
      >
        <Checkbox>本人确认已就解约事宜与用人单位沟通，以上说明和材料属实</Checkbox>
      </Form.Item>
    </>
  );
}
