import type { OperationVariables, TypedDocumentNode } from "@apollo/client";
import { useAct } from "@gd/web-kit";
import { Alert, Button, Input, Modal, Upload } from "antd";
import { useState } from "react";
import { type LineProblem, problemsOfLines, readPastedLines } from "./pasted-lines.js";
import { readTextFile } from "./read-text-file.js";
import "./import-dialog.css";

interface ImportDialogProps<Data extends object, Variables extends OperationVariables> {
  title: string;
  columns: readonly string[];
  example: string;
  /** As many as the server takes at once. */
  most: number;
  mutation: TypedDocumentNode<Data, Variables>;
  /** The mutation's input for the cells of the lines, in their order; of a dry run where there is one. */
  inputOf(rows: string[][], dryRun: boolean): Variables;
  /** Where nothing is written before a dry run was seen: what it found, in words. */
  foundBy?(answer: object): string;
  /** What the import does with lines that are there already. */
  about?: string;
  onClose(): void;
}

/** Import by pasting lines or from a text file; all or nothing, with what is wrong named by line. */
export function ImportDialog<Data extends object, Variables extends OperationVariables>(
  props: ImportDialogProps<Data, Variables>,
) {
  const { title, columns, example, most, mutation, inputOf, foundBy, onClose } = props;
  const { about = "代码已存在的按本次内容更新；有任何一行错误时，全部不导入。" } = props;
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [lines, setLines] = useState<LineProblem[]>([]);
  const [found, setFound] = useState<string | null>(null);
  const dryRun = foundBy !== undefined && found === null;
  const sending = useAct(mutation, {
    fields: () => true,
    refusal: "here",
    failure: "here",
    done: (answer) => (dryRun ? null : (foundBy?.(answer) ?? outcomeOf(answer))),
    after: (answer) => (dryRun ? setFound(foundBy?.(answer) ?? null) : onClose()),
    refetch: "screen",
  });
  const { rows } = readPastedLines(text, columns);
  const wrong = [...lines, ...problemsOfLines(sending.problems)];

  const take = async (file: File) => {
    const read = await readTextFile(file);
    setLines([]);
    setFound(null);
    setProblem("problem" in read ? read.problem : null);
    if ("text" in read) setText(read.text);
  };
  const submit = async () => {
    const pasted = readPastedLines(text, columns);
    sending.setProblems({});
    setProblem(null);
    setLines(pasted.problems);
    setText(pasted.text);
    if (pasted.problems.length > 0) return;
    if (pasted.rows.length === 0) return setProblem("请粘贴要导入的内容");
    if (pasted.rows.length > most) return setProblem(`一次最多导入 ${most} 行，请分批导入`);
    await sending.send(inputOf(pasted.rows, dryRun));
  };
  const said = problem ?? sending.message;
  return (
    <Modal
      open
      title={title}
      width={720}
      okText={`${dryRun ? "检查" : "导入"}${rows.length > 0 ? ` ${rows.length} 行` : ""}`}
      confirmLoading={sending.running}
      onOk={submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {said && <Alert type="error" showIcon title={said} className="form-problem" role="alert" />}
      <p className="dialog-text" id="import-format">
        每行一条，依次为：{columns.join("、")}
        ，用逗号或制表符分隔，可直接从表格中复制粘贴，也可从文件读取。{about}
      </p>
      {found && <Alert type="info" showIcon title={found} className="form-problem" role="status" />}
      <FileChooser onFile={(file) => void take(file)} />
      <Input.TextArea
        aria-label="要导入的内容"
        aria-describedby="import-format"
        className="import-text"
        rows={12}
        value={text}
        placeholder={example}
        onChange={(event) => {
          setText(event.target.value);
          setFound(null);
        }}
      />
      {wrong.length > 0 && <WrongLines lines={wrong} />}
    </Modal>
  );
}

function FileChooser({ onFile }: { onFile(file: File): void }) {
  return (
    <Upload
      accept=".csv,.txt"
      maxCount={1}
      showUploadList={false}
      beforeUpload={(file) => {
        onFile(file);
        return Upload.LIST_IGNORE;
      }}
    >
      <Button size="small" className="import-file">
        从文件读取（CSV、TXT）
      </Button>
    </Upload>
  );
}

function WrongLines({ lines }: { lines: readonly LineProblem[] }) {
  return (
    <div className="import-problems" role="alert">
      <p>以下各行有误，未导入任何内容：</p>
      <ul>
        {lines.map(({ line, message }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line may have several problems; the list is made anew
          <li key={`${line} ${index}`}>
            {line > 0 && <b>第 {line} 行：</b>}
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function outcomeOf(imported: object): string {
  if (!("added" in imported && "changed" in imported && "unchanged" in imported)) return "导入完成";
  const { added, changed, unchanged } = imported;
  return `导入完成：新增 ${added}，更新 ${changed}，无变化 ${unchanged}`;
}
