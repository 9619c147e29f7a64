import { UploadOutlined } from "@ant-design/icons";
import { Button, Progress } from "antd";
import { useEffect, useRef } from "react";
import { useEvidence } from "./use-evidence.js";
import "./pictures.css";

interface EvidenceFieldProps {
  recordId: string;
  /** What the files are for, as the server's policy names it. */
  purpose: string;
  /** Given by the form item, as is the id. */
  id?: string;
  onChange?: (ids: string[]) => void;
}

/** 上传材料 within a form: pictures and PDFs of at most 10 MB. Its value: the ids of those that have arrived. */
export function EvidenceField({ recordId, purpose, id, onChange }: EvidenceFieldProps) {
  const { files, add, retry, remove } = useEvidence(recordId, purpose);
  const chooser = useRef<HTMLInputElement>(null);
  const arrived = files
    .filter(({ state }) => state === "DONE")
    .map((file) => file.id)
    .join();
  const told = useRef("");
  useEffect(() => {
    // Nothing has changed yet when the field is first drawn: the form must not complain of what is missing.
    if (told.current === arrived) return;
    told.current = arrived;
    onChange?.(arrived === "" ? [] : arrived.split(","));
  }, [arrived, onChange]);
  return (
    <div className="evidence-field">
      <input
        ref={chooser}
        id={id}
        type="file"
        className="evidence-chooser"
        multiple
        accept="image/jpeg,image/png,image/webp,image/heic,application/pdf"
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      <Button icon={<UploadOutlined />} onClick={() => chooser.current?.click()}>
        选择图片或 PDF
      </Button>
      <span className="muted">每个文件不超过 10 MB</span>
      <ul>
        {files.map((each) => (
          <li key={each.id}>
            <span className="evidence-name" title={each.file.name}>
              {each.file.name}
            </span>
            {each.state === "DONE" ? (
              <span className="evidence-done">已上传</span>
            ) : each.message ? (
              <span className="evidence-failed" role="alert">
                {each.message}
              </span>
            ) : (
              <Progress percent={Math.round(each.progress * 100)} size="small" />
            )}
            {each.state === "FAILED" && (
              <Button type="link" size="small" onClick={() => retry(each.id)}>
                重试
              </Button>
            )}
            <Button type="link" size="small" onClick={() => remove(each.id)}>
              移除
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
