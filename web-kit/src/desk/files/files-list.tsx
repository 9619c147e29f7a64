import { UploadOutlined } from "@ant-design/icons";
import { Button, Progress } from "antd";
import { useRef } from "react";
import { ACCEPT } from "../../uploads/choose-files.js";
import type { DoneUpload, QueuedFile } from "../../uploads/upload-queue.js";
import type { RecordFiles } from "../../uploads/use-record-files.js";
import "./files.css";

interface FilesListProps {
  files: RecordFiles;
  /** On the button. */
  label: string;
  note: string;
  /** Of the input, for the label of a form item. */
  id?: string | undefined;
}

/** Chooses files and shows how far each has come. */
export function FilesList({ files: { files, add, retry, remove }, label, note, id }: FilesListProps) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className="files-list">
      <input
        ref={chooser}
        id={id}
        type="file"
        className="files-chooser"
        multiple
        accept={ACCEPT}
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          // The same file may be chosen again.
          target.value = "";
        }}
      />
      <Button icon={<UploadOutlined />} onClick={() => chooser.current?.click()}>
        {label}
      </Button>
      <span className="files-note">{note}</span>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <span className="files-name" title={file.file.name}>
              {file.file.name}
            </span>
            <FileState {...file} />
            {file.state === "FAILED" && (
              <Button type="link" size="small" onClick={() => retry(file.id)}>
                重试
              </Button>
            )}
            <Button type="link" size="small" onClick={() => remove(file.id)}>
              移除
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function FileState({ state, message, progress }: Omit<QueuedFile<DoneUpload>, "upload">) {
  if (state === "DONE") return <span className="files-done">已上传</span>;
  if (message) {
    return (
      <span className="files-failed" role="alert">
        {message}
      </span>
    );
  }
  return <Progress percent={Math.round(progress * 100)} size="small" />;
}
