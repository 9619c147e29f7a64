import { FilePdfOutlined, WarningFilled } from "@ant-design/icons";
import type { Upload } from "@gd/web-kit";
import { Alert } from "antd";
import { useEffect, useState } from "react";
import { useKeys } from "../parts/use-keys.js";
import { PictureStage } from "./picture-stage.js";
import { PictureTools } from "./picture-tools.js";
import { asItIs, type PictureView, turned, zoomed } from "./picture-view.js";
import "./pictures.css";

interface PictureViewerProps {
  uploads: readonly Upload[];
  /** A file did not come: its address has run out. */
  onStale(): void;
  /** One viewer of a page has the keys. */
  withKeys?: boolean;
}

/**
 * The uploads of a record: one on the stage, all of them below. Zoomed by wheel, buttons or + and −, turned by [ and ],
 * moved by dragging, the next by →. A PDF is shown by the browser itself.
 */
export function PictureViewer({ uploads, onStale, withKeys = true }: PictureViewerProps) {
  const [shownId, setShownId] = useState(uploads[0]?.id);
  const [view, setView] = useState<PictureView>(asItIs);
  const at = Math.max(
    0,
    uploads.findIndex(({ id }) => id === shownId),
  );
  const shown = uploads[at];
  const go = (to: number) => {
    const next = uploads[(to + uploads.length) % uploads.length];
    if (!next) return;
    setShownId(next.id);
    setView(asItIs);
  };
  const zoom = (way: "in" | "out") => setView((now) => zoomed(now, way));
  const turn = (way: "left" | "right") => setView((now) => turned(now, way));
  const keys = {
    ArrowRight: () => go(at + 1),
    ArrowLeft: () => go(at - 1),
    "+": () => zoom("in"),
    "=": () => zoom("in"),
    "-": () => zoom("out"),
    "[": () => turn("left"),
    "]": () => turn("right"),
    "0": () => setView(asItIs),
  };
  useKeys(keys, withKeys);
  useNextLoaded(uploads[at + 1]?.url);
  if (!shown) return null;
  return (
    <div className="picture-viewer">
      <PictureTools
        upload={shown}
        position={`${at + 1} / ${uploads.length}`}
        view={view}
        onZoom={zoom}
        onTurn={turn}
        onReset={() => setView(asItIs)}
        onStep={uploads.length > 1 ? (by) => go(at + by) : null}
      />
      {shown.warnings.map(({ code, message }) => (
        <Alert key={code} type="warning" showIcon title={message} className="picture-warning" />
      ))}
      <PictureStage key={shown.id} upload={shown} view={view} onView={setView} onStale={onStale} />
      {uploads.length > 1 && (
        <ul className="picture-list">
          {uploads.map((upload, index) => (
            <li key={upload.id}>
              <button
                type="button"
                aria-current={index === at}
                aria-label={`第 ${index + 1} 份：${upload.purposeLabel}，${upload.fileName}`}
                onClick={() => go(index)}
              >
                {upload.thumbnailUrl ? <img src={upload.thumbnailUrl} alt="" /> : <FilePdfOutlined />}
                {upload.warnings.length > 0 && <WarningFilled className="picture-doubt" />}
                <span>{upload.purposeLabel}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The next picture is in the browser's cache when it is asked for. */
function useNextLoaded(url: string | null | undefined): void {
  useEffect(() => {
    if (url) new Image().src = url;
  }, [url]);
}
