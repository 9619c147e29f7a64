import {
  LeftOutlined,
  RightOutlined,
  RotateLeftOutlined,
  RotateRightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from "@ant-design/icons";
import type { Upload } from "@gd/web-kit";
import { Button, Space, Tooltip } from "antd";
import type { ReactNode } from "react";
import type { PictureView } from "./picture-view.js";

interface PictureToolsProps {
  upload: Upload;
  /** e.g. 2 / 5 */
  position: string;
  view: PictureView;
  onZoom(way: "in" | "out"): void;
  onTurn(way: "left" | "right"): void;
  onReset(): void;
  /** null where there is one file only. */
  onStep: ((by: 1 | -1) => void) | null;
}

/** What it is, and what can be done with it; a PDF has tools of its own in its frame. */
export function PictureTools({ upload, position, view, onZoom, onTurn, onReset, onStep }: PictureToolsProps) {
  return (
    <div className="picture-tools">
      <div className="picture-name">
        <b>{upload.purposeLabel}</b>
        <span className="muted" title={upload.fileName}>
          {upload.fileName}（{sizeOf(upload)}）
        </span>
      </div>
      {upload.kind !== "PDF" && (
        <Space.Compact size="small">
          <Tool title="缩小" keyName="−" icon={<ZoomOutOutlined />} onClick={() => onZoom("out")} />
          <Tool title="放大" keyName="+" icon={<ZoomInOutlined />} onClick={() => onZoom("in")} />
          <Tool title="向左旋转" keyName="[" icon={<RotateLeftOutlined />} onClick={() => onTurn("left")} />
          <Tool title="向右旋转" keyName="]" icon={<RotateRightOutlined />} onClick={() => onTurn("right")} />
          <Button size="small" onClick={onReset}>
            {view.zoom === 1 ? "原样" : `${Math.round(view.zoom * 100)}%`}
            <kbd>0</kbd>
          </Button>
        </Space.Compact>
      )}
      {onStep && (
        <Space.Compact size="small">
          <Tool title="上一张" keyName="←" icon={<LeftOutlined />} onClick={() => onStep(-1)} />
          <Button size="small" disabled className="picture-position">
            {position}
          </Button>
          <Tool title="下一张" keyName="→" icon={<RightOutlined />} onClick={() => onStep(1)} />
        </Space.Compact>
      )}
      {upload.originalUrl && (
        <Button size="small" href={upload.originalUrl} download={upload.fileName}>
          下载原件
        </Button>
      )}
    </div>
  );
}

interface ToolProps {
  title: string;
  keyName: string;
  icon: ReactNode;
  onClick(): void;
}

function Tool({ title, keyName, icon, onClick }: ToolProps) {
  return (
    <Tooltip title={`${title}（${keyName}）`}>
      <Button size="small" aria-label={title} icon={icon} onClick={onClick} />
    </Tooltip>
  );
}

const kilobyte = 1024;

/** Pixels and bytes of the original, e.g. 2480 × 3508，1.2 MB. */
function sizeOf({ width, height, bytes, kind }: Upload): string {
  const kilobytes = Math.max(1, Math.round((bytes ?? 0) / kilobyte));
  const amount = kilobytes < kilobyte ? `${kilobytes} KB` : `${(kilobytes / kilobyte).toFixed(1)} MB`;
  return width && height ? `${width} × ${height}，${amount}` : [kind, amount].filter(Boolean).join("，");
}
