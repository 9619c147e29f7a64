import { useQuery } from "@apollo/client/react";
import { Form, Input, Select } from "antd";
import { graphql } from "../gql/index.js";

/** What a rejection says (F-11): both are mandatory. */
export interface RejectionValues {
  reasonCategory: string;
  details: string;
}

const RejectionReasonsQuery = graphql(`
  query RejectionReasons {
    catalogue(name: REJECTION_REASON) {
      code
      label
    }
  }
`);

const longestDetails = 500;

/** 不通过原因 and 具体问题, for one record and for many. `rows`: height of the text field. */
export function RejectionFields({ rows = 4 }: { rows?: number }) {
  const { data, loading, error, refetch } = useQuery(RejectionReasonsQuery, { fetchPolicy: "cache-first" });
  return (
    <>
      <Form.Item
        name="reasonCategory"
        label="不通过原因"
        rules={[{ required: true, message: "请选择不通过原因" }]}
        {...(error && !data && { help: "不通过原因加载失败，展开列表可重新加载。" })}
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
          placeholder="请写明需要更正的内容，将告知毕业生和用人单位"
        />
      </Form.Item>
    </>
  );
}

/** Brings the server's problems to their fields; answers whether each found one. */
export function rejectionProblems(fields: Record<string, string>) {
  const problems = (["reasonCategory", "details"] as const).map((name) => {
    const path = Object.keys(fields).find((key) => key === name || key.endsWith(`.${name}`));
    return { name, errors: path && fields[path] ? [fields[path]] : [] };
  });
  return { problems, shown: problems.some(({ errors }) => errors.length > 0) };
}
