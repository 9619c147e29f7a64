import { useQuery } from "@apollo/client/react";
import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form, Select } from "antd";
import { AmendJobCategoryDocument, JobCategoriesDocument } from "../gql/graphql.js";
import { choicesOf } from "../lists/filter-options.js";

interface AmendCategoryDialogProps {
  recordId: string;
  cohort: number;
  current: { code: string; label: string };
  onClose(): void;
}

/** 修改职位类别 (F-28): the one thing that may change after signing. */
export function AmendCategoryDialog({ recordId, cohort, current, onClose }: AmendCategoryDialogProps) {
  const [form] = Form.useForm<{ categoryCode: string }>();
  const { data, loading } = useQuery(JobCategoriesDocument, { variables: { cohort } });
  const amend = useFormAct(AmendJobCategoryDocument, form, {
    done: "职位类别已修改，将通知毕业生",
    after: onClose,
    refetch: "screen",
  });
  return (
    <FormDialog
      title="修改职位类别"
      width={480}
      okText="确认修改"
      form={form}
      problem={amend.problem}
      running={amend.running}
      onSubmit={({ categoryCode }) => amend.send({ recordId, categoryCode })}
      onClose={onClose}
    >
      <p className="muted dialog-text">
        签约完成后仅可修改职位类别。修改后将通知毕业生并同步至就业管理系统，已签发的就业协议书不变。
      </p>
      <p className="dialog-text">
        当前职位类别：<b>{current.label}</b>
      </p>
      <Form.Item name="categoryCode" label="修改为" rules={[{ required: true, message: "请选择职位类别" }]}>
        <Select
          placeholder="请选择"
          loading={loading && !data}
          showSearch={{ optionFilterProp: "label" }}
          options={choicesOf(data?.catalogue.filter(({ code }) => code !== current.code)) ?? []}
        />
      </Form.Item>
    </FormDialog>
  );
}
