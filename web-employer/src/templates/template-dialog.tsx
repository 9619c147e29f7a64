import { currentCohort } from "@gd/web-kit";
import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form, Input, InputNumber } from "antd";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import {
  JobFieldsFragmentDoc,
  type PositionTemplatesQuery,
  SavePositionTemplateDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { JobFields } from "../invitation/job-fields.js";
import { OtherTermsFields } from "../invitation/other-terms-fields.js";
import { jobValues, type TermsValues, termOfPath, termsInput } from "../invitation/terms.js";
import { MAX_VALID_DAYS } from "../invitation/validity.js";

export type Template = PositionTemplatesQuery["positionTemplates"][number];

interface TemplateValues extends TermsValues {
  name: string;
}

/** A 岗位模板, new or changed. */
export function TemplateDialog({ template, close }: { template: Template | null; close: () => void }) {
  const [id] = useState(() => template?.id ?? uuidv7());
  const [open, setOpen] = useState(template !== null);
  const [form] = Form.useForm<TemplateValues>();
  const save = useFormAct(SavePositionTemplateDocument, form, {
    done: "岗位模板已保存",
    after: close,
    refetch: "screen",
    nameOf: termOfPath,
  });
  const submit = async ({ name, ...values }: TemplateValues): Promise<void> => {
    const { validDays, job } = termsInput(values);
    await save.send({ id, name: name.trim(), terms: { validDays, job } });
  };
  return (
    <FormDialog<TemplateValues>
      title={template ? "修改岗位模板" : "新建岗位模板"}
      okText="保存"
      width={760}
      form={form}
      initialValues={
        template
          ? {
              name: template.name,
              validDays: template.validDays,
              job: jobValues(readFragment(JobFieldsFragmentDoc, template.job)),
            }
          : { validDays: 7 }
      }
      running={save.running}
      problem={save.problem}
      problemBelow
      onSubmit={submit}
      onClose={close}
    >
      <Form.Item
        name="name"
        label="模板名称"
        rules={[{ required: true, whitespace: true, message: "请填写模板名称" }]}
      >
        <Input maxLength={30} autoComplete="off" placeholder="如：软件开发工程师（南京）" />
      </Form.Item>
      <JobFields cohort={currentCohort()} />
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
      >
        <InputNumber suffix="天" style={{ width: 160 }} />
      </Form.Item>
      <OtherTermsFields open={open} toggle={setOpen} />
    </FormDialog>
  );
}
