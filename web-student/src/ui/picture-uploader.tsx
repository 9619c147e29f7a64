import { ChooseFiles, isUnderWay, type QueuedFile, type Upload, useLayer } from "@gd/web-kit";
import { ImageViewer } from "antd-mobile";
import { FileOutline } from "antd-mobile-icons";
import { type ReactNode, useEffect, useState } from "react";
import { PdfPages } from "../pdf/pdf-pages.js";
import { ask } from "./tell.js";
import { type Uploads, useUploads } from "./use-uploads.js";
import "./uploader.css";

export interface PictureUploaderProps {
  recordId: string;
  /** e.g. `AGREEMENT_SCAN`. */
  purpose: string;
  title: string;
  hint?: ReactNode;
  /** How many this place takes; the record as a whole takes 20. */
  most?: number;
  /** Makes the record, which the server does not know yet; false when that did not succeed. */
  onMake?: () => Promise<boolean>;
  /** The files that can be submitted, in order; `busy` while others are on their way. */
  onChange?: (ids: string[], busy: boolean) => void;
}

/** Pictures and PDFs from camera, album or files: sent one by one, tried again by themselves, put in order. */
export function PictureUploader({
  recordId,
  purpose,
  title,
  hint,
  most = 20,
  onChange,
  onMake,
}: PictureUploaderProps) {
  const uploads = useUploads(recordId, purpose, onMake === undefined);
  const { kept, queued, brokenOff } = uploads;
  const [opened, setOpened] = useState<string | null>(null);
  // One and the same field whether the record is there yet or not: while the camera is open, the draft may be saved.
  const choose = async (files: readonly File[]) => {
    if (onMake && !(await onMake())) return;
    uploads.add(files);
  };
  const ids = kept.map((upload) => upload.id).join();
  const busy = queued.some((file) => isUnderWay(file) || file.state === "DONE");
  useEffect(() => onChange?.(ids === "" ? [] : ids.split(","), busy), [ids, busy, onChange]);
  const count = kept.length + queued.filter((file) => file.state !== "REFUSED").length;
  return (
    <section className="card uploader">
      <h2 className="card-title">
        {title}
        <span className="uploader-count" role="status">
          已上传 {kept.length} 页{busy ? `，正在上传 ${count - kept.length} 页` : ""}（最多 {most} 页）
        </span>
      </h2>
      {hint && <p className="faint uploader-hint">{hint}</p>}
      {(kept.length > 0 || queued.length > 0) && (
        <ol className="uploader-grid">
          {kept.map((upload, index) => (
            <KeptTile key={upload.id} upload={upload} page={index + 1} onOpen={() => setOpened(upload.id)} />
          ))}
          {queued.map((file) => (
            <QueuedTile key={file.id} file={file} />
          ))}
        </ol>
      )}
      <Troubles uploads={uploads} />
      {brokenOff.map((upload) => (
        <Trouble key={upload.id} text={`「${upload.fileName}」上传中断，请移除后重新选择。`}>
          <button type="button" onClick={() => void uploads.remove(upload.id)}>
            移除
          </button>
        </Trouble>
      ))}
      <ChooseFiles
        disabled={count >= most}
        onChoose={(files) => void choose(files.slice(0, most - count))}
        className="uploader-choose"
        camera="link-button"
        album="link-button link-button-primary"
      />
      <Preview uploads={uploads} id={opened} onOpen={setOpened} />
    </section>
  );
}

function KeptTile({ upload, page, onOpen }: { upload: Upload; page: number; onOpen: () => void }) {
  const warned = upload.warnings.length > 0;
  return (
    <li className={warned ? "uploader-tile uploader-warned" : "uploader-tile"}>
      <button type="button" onClick={onOpen} aria-label={`第 ${page} 页 ${upload.fileName}，查看或调整`}>
        {upload.thumbnailUrl ? (
          <img src={upload.thumbnailUrl} alt="" />
        ) : (
          <span className="uploader-pdf">
            <FileOutline aria-hidden />
            PDF
          </span>
        )}
        <span className="uploader-page">{page}</span>
      </button>
    </li>
  );
}

function QueuedTile({ file }: { file: QueuedFile<Upload> }) {
  const percent = Math.round(file.progress * 100);
  const text = {
    WAITING: "等待上传",
    SENDING: percent < 100 ? `${percent}%` : "处理中",
    RETRYING: "等待网络",
    DONE: "已完成",
    REFUSED: "未能上传",
    FAILED: "上传失败",
  }[file.state];
  const wrong = file.state === "REFUSED" || file.state === "FAILED";
  return (
    <li className={wrong ? "uploader-tile uploader-wrong" : "uploader-tile"}>
      <div className="uploader-sending">
        <span className="visually-hidden">{file.file.name}</span>
        <span>{text}</span>
        {file.state === "SENDING" && <progress max={100} value={percent} aria-hidden />}
      </div>
    </li>
  );
}

/** In words, below the pictures: what a tile of a hundred pixels cannot say. */
function Troubles({ uploads: { kept, queued, retry, remove } }: { uploads: Uploads }) {
  return (
    <>
      {kept.flatMap((upload, index) =>
        upload.warnings.map(({ code, message }) => (
          <Trouble key={upload.id + code} text={`第 ${index + 1} 页：${message}。`} />
        )),
      )}
      {queued
        .filter((file) => file.message !== null)
        .map((file) => (
          <Trouble key={file.id} text={`「${file.file.name}」${file.message}`}>
            {file.state === "FAILED" && (
              <button type="button" onClick={() => retry(file.id)}>
                重试
              </button>
            )}
            <button type="button" onClick={() => void remove(file.id)}>
              移除
            </button>
          </Trouble>
        ))}
    </>
  );
}

function Trouble({ text, children }: { text: string; children?: React.ReactNode }) {
  return (
    <div className="warning uploader-trouble">
      <p>{text}</p>
      {children && <div className="uploader-trouble-acts">{children}</div>}
    </div>
  );
}

interface PreviewProps {
  uploads: Uploads;
  id: string | null;
  onOpen: (id: string | null) => void;
}

/** One page large, to be enlarged with two fingers, with what can be done to it below, where the thumb is. */
function Preview({ uploads: { kept, move, remove }, id, onOpen }: PreviewProps) {
  const index = kept.findIndex((upload) => upload.id === id);
  const upload = kept[index];
  useLayer(upload !== undefined, () => onOpen(null));
  if (!upload) return null;
  const drop = async () => {
    const sure = await ask({ content: `确定移除第 ${index + 1} 页？`, confirmText: "移除" });
    if (!sure) return;
    onOpen(null);
    await remove(upload.id);
  };
  const label = `第 ${index + 1} 页，共 ${kept.length} 页`;
  return (
    <>
      {upload.kind === "PDF" ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
        <section className="uploader-pdf-pages" tabIndex={0} aria-label={upload.fileName}>
          <PdfPages key={upload.id} url={upload.url ?? ""} fileName={upload.fileName} />
        </section>
      ) : (
        <ImageViewer image={upload.url ?? ""} visible onClose={() => onOpen(null)} />
      )}
      {/* Beside the viewer, which hides what is in it from screen readers. */}
      <div className="uploader-preview" role="dialog" aria-label={label}>
        <p>
          {label} {upload.fileName}
        </p>
        <div className="uploader-preview-acts">
          <button type="button" disabled={index === 0} onClick={() => void move(upload.id, -1)}>
            前移
          </button>
          <button type="button" disabled={index === kept.length - 1} onClick={() => void move(upload.id, 1)}>
            后移
          </button>
          {upload.originalUrl && (
            <a href={upload.originalUrl} download>
              下载
            </a>
          )}
          <button type="button" onClick={() => void drop()}>
            移除
          </button>
          <button type="button" onClick={() => onOpen(null)}>
            关闭
          </button>
        </div>
      </div>
    </>
  );
}
