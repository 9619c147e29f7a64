import { FilePdfOutlined } from "@ant-design/icons";
import { ChooseFiles, type QueuedFile } from "@gd/web-kit";
import { App, Button, Image, Progress } from "antd";
import type { ReactNode } from "react";
import type { LinkUpload } from "./link.js";
import type { StampLink } from "./use-stamp-link.js";

/** The uploaded pages with what can be done to each, those under way, and the ways to add more. */
export function PagesOfCopy({ link }: { link: StampLink }) {
  const { message } = App.useApp();
  const { kept, queued, brokenOff, page } = link;
  const remove = async (id: string) => {
    const refused = await link.remove(id);
    if (refused) void message.error(refused);
  };
  const room = (page?.mostFiles ?? 0) - kept.length - brokenOff.length - queued.length;
  return (
    <>
      <ol className="link-files" aria-label="已选择的文件">
        {kept.map((upload, index) => (
          <Kept
            key={upload.id}
            upload={upload}
            index={index}
            last={index === kept.length - 1}
            onMove={(by) => link.move(upload.id, by)}
            onRemove={() => void remove(upload.id)}
          />
        ))}
        {queued.map((file) => (
          <Queued
            key={file.id}
            file={file}
            onRetry={() => link.retry(file.id)}
            onRemove={() => void remove(file.id)}
          />
        ))}
        {brokenOff.map((upload) => (
          <File key={upload.id} name={upload.fileName} problem="上传中断，请移除后重新选择">
            <Button onClick={() => void remove(upload.id)}>移除</Button>
          </File>
        ))}
      </ol>
      <Choose room={room} onChoose={link.add} />
    </>
  );
}

interface KeptProps {
  upload: LinkUpload;
  index: number;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function Kept({ upload, index, last, onMove, onRemove }: KeptProps) {
  const warnings = upload.warnings.map((warning) => warning.message).join("；");
  const name = `第 ${index + 1} 个 ${upload.fileName}`;
  return (
    <File
      name={name}
      {...(warnings && { warning: warnings })}
      picture={
        upload.thumbnailUrl ? (
          <Image
            src={upload.thumbnailUrl}
            alt={`${name}，点击放大`}
            preview={{ src: upload.url ?? "", mask: false }}
          />
        ) : (
          <FilePdfOutlined />
        )
      }
    >
      <Button disabled={index === 0} onClick={() => onMove(-1)} aria-label={`${name}前移`}>
        前移
      </Button>
      <Button disabled={last} onClick={() => onMove(1)} aria-label={`${name}后移`}>
        后移
      </Button>
      <Button onClick={onRemove} aria-label={`移除${name}`}>
        移除
      </Button>
    </File>
  );
}

interface QueuedProps {
  file: QueuedFile<LinkUpload>;
  onRetry: () => void;
  onRemove: () => void;
}

function Queued({ file, onRetry, onRemove }: QueuedProps) {
  const percent = Math.round(file.progress * 100);
  const text = {
    WAITING: "等待上传",
    SENDING: percent < 100 ? "上传中" : "处理中",
    RETRYING: "等待网络恢复",
  };
  const state = file.state in text ? text[file.state as keyof typeof text] : null;
  return (
    <File name={file.file.name} {...(file.message && { problem: file.message })}>
      {state && <span>{state}</span>}
      {file.state === "SENDING" && <Progress percent={percent} size="small" aria-label="上传进度" />}
      {file.state === "FAILED" && <Button onClick={onRetry}>重试</Button>}
      <Button onClick={onRemove}>移除</Button>
    </File>
  );
}

interface FileProps {
  name: string;
  picture?: ReactNode;
  warning?: string;
  problem?: string;
  children: ReactNode;
}

function File({ name, picture, warning, problem, children }: FileProps) {
  return (
    <li className="link-file">
      <div className="link-file-picture">{picture}</div>
      <div className="link-file-text">
        <div className="link-file-name">{name}</div>
        {warning && <div className="link-file-warning">{warning}</div>}
        {problem && (
          <div className="link-file-problem" role="alert">
            {problem}
          </div>
        )}
        <div className="link-file-acts">{children}</div>
      </div>
    </li>
  );
}

function Choose({ room, onChoose }: { room: number; onChoose: (files: readonly File[]) => void }) {
  const disabled = room <= 0;
  return (
    <>
      {/* A desk has no camera to hold over the paper: styles leave 拍照 out there. */}
      <ChooseFiles
        disabled={disabled}
        onChoose={(files) => onChoose(files.slice(0, room))}
        className="link-choose"
        camera="link-choice link-choice-camera"
        album="link-choice"
      />
      <p className="cell-note">
        {disabled
          ? "文件数量已达上限，请先移除不需要的文件。"
          : "支持 JPG、PNG、WebP 图片或 PDF 文件，每个不超过 10 MB。"}
      </p>
    </>
  );
}
