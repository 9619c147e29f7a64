import { useQuery } from "@apollo/client/react";
import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form, Input, Radio, Select } from "antd";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import {
  type PhraseFieldsFragment as Phrase,
  ReasonPhrasesDocument,
  RejectionReasonsDocument,
  SaveReasonPhraseDocument,
} from "../gql/graphql.js";
import { type ReasonedVerdict, verdictWords } from "../verdict/verdict-words.js";

interface PhraseValues {
  verdict: ReasonedVerdict;
  category?: string | null;
  text: string;
}

const longest = 300;

/** A 常用语, new or changed; what is wrong with its placeholders stands beside its text. */
export function PhraseDialog({ phrase, onClose }: { phrase: Phrase | null; onClose(): void }) {
  const [form] = Form.useForm<PhraseValues>();
  // Sent again, it is the same phrase.
  const [id] = useState(() => phrase?.id ?? uuidv7());
  const { data } = useQuery(RejectionReasonsDocument, { variables: { name: "REJECTION_REASON" } });
  const act = useFormAct(SaveReasonPhraseDocument, form, {
    done: "常用语已保存",
    after: onClose,
    refetch: [ReasonPhrasesDocument],
  });
  return (
    <FormDialog
      title={phrase ? "修改常用语" : "新增常用语"}
      okText="保存"
      width={560}
      form={form}
      initialValues={
        phrase
          ? {
              verdict: phrase.verdict as ReasonedVerdict,
              category: phrase.category ?? null,
              text: phrase.text,
            }
          : { verdict: "RETURN", text: "" }
      }
      problem={act.problem}
      running={act.running}
      onSubmit={({ verdict, category, text }) =>
        act.send({
          input: { id, verdict, category: category ?? null, text, version: phrase?.version ?? null },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="verdict" label="用于">
        <Radio.Group
          options={(["RETURN", "REJECT"] as const).map((value) => ({ value, label: verdictWords[value] }))}
        />
      </Form.Item>
      <Form.Item name="category" label="原因类别">
        <Select
          allowClear
          placeholder="各类原因"
          options={data?.catalogue.map(({ code, label }) => ({ value: code, label })) ?? []}
        />
      </Form.Item>
      <Form.Item
        name="text"
        label="常用语"
        extra="可使用 {姓名}、{学号}、{院系}、{专业}、{单位}"
        rules={[{ required: true, whitespace: true, message: "请填写常用语" }]}
      >
        <Input.TextArea
          rows={4}
          count={{ show: true, max: longest }}
          placeholder="如 {姓名}同学，请上传盖章的协议书原件。"
        />
      </Form.Item>
    </FormDialog>
  );
}
