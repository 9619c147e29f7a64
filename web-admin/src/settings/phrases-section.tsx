import { DeleteOutlined, DownOutlined, EditOutlined, UpOutlined } from "@ant-design/icons";
import { useQuery } from "@apollo/client/react";
import { useAct } from "@gd/web-kit";
import { LoadFailure, useModal } from "@gd/web-kit/desk";
import { Alert, Button, Skeleton, Table } from "antd";
import { useState } from "react";
import {
  OrderReasonPhrasesDocument,
  type PhraseFieldsFragment as Phrase,
  PhraseFieldsFragmentDoc,
  ReasonPhrasesDocument,
  RejectionReasonsDocument,
  RemoveReasonPhraseDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import type { Viewer } from "../session/viewer.js";
import { verdictWords } from "../verdict/verdict-words.js";
import { PhraseDialog } from "./phrase-dialog.js";

/** 审核常用语: what the school's reviewers write again and again, for all of them to use. */
export function PhrasesSection({ viewer }: { viewer: Viewer }) {
  const { data, error, refetch } = useQuery(ReasonPhrasesDocument);
  const phrases = readFragment(PhraseFieldsFragmentDoc, data?.reasonPhrases.phrases ?? []);
  const manages = viewer.levelScope === "ALL" && viewer.employmentRight === "READ_WRITE";
  const [edited, setEdited] = useState<Phrase | "new" | null>(null);
  return (
    <section className="settings-section">
      <h2>审核常用语</h2>
      <p className="form-note form-note-part">
        全校审核人员在退回修改和不通过时选用。可使用占位符 {"{姓名}"}、{"{学号}"}、{"{院系}"}、{"{专业}"}、
        {"{单位}"}
        ，选用时自动填入该记录的内容。
      </p>
      {error && !data ? (
        <LoadFailure error={error} retry={refetch} />
      ) : data ? (
        <PhraseTable phrases={phrases} manages={manages} onEdit={setEdited} />
      ) : (
        <Skeleton active paragraph={{ rows: 2 }} />
      )}
      {manages && data && <Button onClick={() => setEdited("new")}>新增常用语</Button>}
      {edited && <PhraseDialog phrase={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

interface PhraseTableProps {
  phrases: readonly Phrase[];
  manages: boolean;
  onEdit(phrase: Phrase): void;
}

function PhraseTable({ phrases, manages, onEdit }: PhraseTableProps) {
  const modal = useModal();
  const reasons = useQuery(RejectionReasonsDocument, { variables: { name: "REJECTION_REASON" } }).data
    ?.catalogue;
  const here = { refusal: "here", failure: "here", refetch: [ReasonPhrasesDocument] } as const;
  const order = useAct(OrderReasonPhrasesDocument, here);
  const remove = useAct(RemoveReasonPhraseDocument, { ...here, done: "常用语已删除" });
  const move = (phrase: Phrase, step: -1 | 1) => {
    const alike = phrases.filter(({ verdict }) => verdict === phrase.verdict);
    const other = alike[alike.indexOf(phrase) + step];
    if (!other) return;
    const swapped = phrases.map((each) => (each === phrase ? other : each === other ? phrase : each));
    void order.send({ ids: swapped.map(({ id }) => id) });
  };
  const ask = ({ id, version, text }: Phrase) =>
    modal.confirm({
      title: "删除该常用语？",
      content: text,
      okText: "删除",
      okButtonProps: { danger: true },
      onOk: () => remove.send({ id, version }),
    });
  const isLast = (phrase: Phrase, step: -1 | 1) => {
    const alike = phrases.filter(({ verdict }) => verdict === phrase.verdict);
    return alike[alike.indexOf(phrase) + step] === undefined;
  };
  const problem = order.message ?? remove.message;
  return (
    <>
      {problem && <Alert type="error" showIcon title={problem} className="settings-problem" role="alert" />}
      <Table<Phrase>
        size="small"
        rowKey="id"
        className="form-note-part"
        pagination={false}
        scroll={{ x: "max-content" }}
        dataSource={[...phrases]}
        locale={{ emptyText: "还没有常用语" }}
        columns={[
          { title: "用于", width: 88, render: (_, { verdict }) => verdictWords[verdict] },
          {
            title: "原因类别",
            width: 150,
            render: (_, { category }) =>
              category ? (reasons?.find(({ code }) => code === category)?.label ?? category) : "各类原因",
          },
          { title: "常用语", render: (_, { text }) => <span className="phrase-text">{text}</span> },
          ...(manages
            ? [
                {
                  title: "操作",
                  width: 150,
                  render: (_: unknown, phrase: Phrase) => (
                    <>
                      <Button
                        type="text"
                        size="small"
                        icon={<UpOutlined />}
                        aria-label={`上移 ${phrase.text}`}
                        disabled={isLast(phrase, -1) || order.running}
                        onClick={() => move(phrase, -1)}
                      />
                      <Button
                        type="text"
                        size="small"
                        icon={<DownOutlined />}
                        aria-label={`下移 ${phrase.text}`}
                        disabled={isLast(phrase, 1) || order.running}
                        onClick={() => move(phrase, 1)}
                      />
                      <Button
                        type="text"
                        size="small"
                        icon={<EditOutlined />}
                        aria-label={`修改 ${phrase.text}`}
                        onClick={() => onEdit(phrase)}
                      />
                      <Button
                        type="text"
                        size="small"
                        icon={<DeleteOutlined />}
                        aria-label={`删除 ${phrase.text}`}
                        onClick={() => ask(phrase)}
                      />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
