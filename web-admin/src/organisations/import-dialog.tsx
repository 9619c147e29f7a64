import { explainFailure, refusalOf } from "@gd/web-kit";
import { Alert, App, Button, Input, Modal, Upload } from "antd";
import { useState } from "react";
import { type LineProblem, problemsOfLines, readPastedLines } from "./pasted-lines.js";
import { readTextFile } from "./read-text-file.js";
import "./organisations.css";

interface ImportDialogProps {
  title: string;
  columns: readonly string[];
  example: string;
  /** As many as the server takes at once. */
  most: number;
  /** Sends the lines' cells in their order; answers the mutation's result. */
  send(rows: string[][]): Promise<object | null | undefined>;
  onClose(): void;
}

/** Import by pasting lines or from a text file; all or nothing, with what is wrong named by line. */
export function ImportDialog({ title, columns, example, most, send, onClose }: ImportDialogProps) {
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [lines, setLines] = useState<LineProblem[]>([]);
  const { rows } = readPastedLines(text, columns);

  const take = async (file: File) => {
    const read = await readTextFile(file);
    setLines([]);
    setProblem("problem" in read ? read.problem : null);
    if ("text" in read) setText(read.text);
  };
  const submit = async () => {
    const pasted = readPastedLines(text, columns);
    setProblem(null);
    setLines(pasted.problems);
    setText(pasted.text);
    if (pasted.problems.length > 0) return;
    if (pasted.rows.length === 0) return setProblem("请粘贴要导入的内容");
    if (pasted.rows.length > most) return setProblem(`一次最多导入 ${most} 行，请分批导入`);
    setSending(true);
    try {
      const result = await send(pasted.rows);
      const refusal = refusalOf(result);
      if (!refusal) {
        message.success(outcomeOf(result));
        return onClose();
      }
      const found = problemsOfLines(refusal.fields);
      setLines(found);
      if (found.length === 0) setProblem(refusal.message);
    } catch (failure) {
      setProblem(explainFailure(failure).message);
    } finally {
      setSending(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      width={720}
      okText={rows.length > 0 ? `导入 ${rows.length} 行` : "导入"}
      confirmLoading={sending}
      onOk={submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {problem && <Alert type="error" showIcon title={problem} className="form-problem" role="alert" />}
      <p className="dialog-text" id="import-format">
        每行一条，依次为：{columns.join("、")}
        ，用逗号或制表符分隔，可直接从表格中复制粘贴，也可从文件读取。代码已存在的按本次内容更新；有任何一行错误时，全部不导入。
      </p>
      <Upload
        accept=".csv,.txt"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file);
          return Upload.LIST_IGNORE;
        }}
      >
        <Button size="small" className="import-file">
          从文件读取（CSV、TXT）
        </Button>
      </Upload>
      <Input.TextArea
        aria-label="要导入的内容"
        aria-describedby="import-format"
        className="import-text"
        rows={12}
        value={text}
        placeholder={example}
        onChange={(event) => setText(event.target.value)}
      />
      {lines.length > 0 && (
        <div className="import-problems" role="alert">
          <p>以下各行有误，未导入任何内容：</p>
          <ul>
            {lines.map(({ line, message: what }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line may have several problems; the list is made anew
              <li key={`${line} ${index}`}>
                {line > 0 && <b>第 {line} 行：</b>}
                {what}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Modal>
  );
}

function outcomeOf(result: object | null | undefined): string {
  if (!result || !("added" in result && "changed" in result && "unchanged" in result)) return "导入完成";
  return `导入完成：新增 ${String(result.added)}，更新 ${String(result.changed)}，无变化 ${String(result.unchanged)}`;
}
