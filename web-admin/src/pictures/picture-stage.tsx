import type { Upload } from "@gd/web-kit";
import { useEffect, useRef, useState } from "react";
import { fitted, moved, type PictureView, zoomed } from "./picture-view.js";

interface PictureStageProps {
  upload: Upload;
  view: PictureView;
  onView(change: (now: PictureView) => PictureView): void;
  onStale(): void;
}

/** One file large: a picture with the view that was chosen, or a PDF in the browser's own viewer. */
export function PictureStage({ upload, view, onView, onStale }: PictureStageProps) {
  const { url, kind, fileName } = upload;
  if (!url) return <div className="picture-stage picture-missing">文件尚未上传完成，暂时无法查看。</div>;
  if (kind === "PDF") return <iframe className="picture-stage" title={fileName} src={url} />;
  return (
    <Picture
      url={url}
      alt={`${upload.purposeLabel}：${fileName}`}
      view={view}
      onView={onView}
      onStale={onStale}
    />
  );
}

interface PictureProps extends Omit<PictureStageProps, "upload"> {
  url: string;
  alt: string;
}

function Picture({ url, alt, view, onView, onStale }: PictureProps) {
  const stage = useRef<HTMLDivElement>(null);
  const stageSize = useSize(stage);
  const [natural, setNatural] = useState<{ width: number; height: number } | null>(null);
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  useWheel(stage, (way) => onView((now) => zoomed(now, way)));

  const drag = (event: React.PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 1) onView((now) => moved(now, event.movementX, event.movementY));
  };
  const fail = () => {
    // Once for each address: a file that is not there must not be asked for without end.
    if (failedUrl === null) onStale();
    setFailedUrl(url);
  };
  const size = natural && stageSize ? fitted(natural, stageSize, view.quarters) : null;
  return (
    <div
      ref={stage}
      className={view.zoom > 1 ? "picture-stage picture-near" : "picture-stage"}
      onPointerMove={drag}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
    >
      {failedUrl === url ? (
        <span className="picture-missing" role="alert">
          图片未能加载，请刷新页面后重试。
        </span>
      ) : (
        <img
          src={url}
          alt={alt}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            setNatural({ width, height })
          }
          onError={fail}
          style={
            size
              ? {
                  ...size,
                  transform: `translate(${view.x}px, ${view.y}px) rotate(${view.quarters * 90}deg) scale(${view.zoom})`,
                }
              : { visibility: "hidden" }
          }
        />
      )}
    </div>
  );
}

function useSize(element: React.RefObject<HTMLElement | null>) {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: watched.clientWidth, height: watched.clientHeight }),
    );
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** Ctrl and the wheel zoom, as everywhere; the wheel alone goes on scrolling the page. */
function useWheel(element: React.RefObject<HTMLElement | null>, zoom: (way: "in" | "out") => void): void {
  const latest = useRef(zoom);
  useEffect(() => {
    latest.current = zoom;
  });
  useEffect(() => {
    const watched = element.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      latest.current(event.deltaY < 0 ? "in" : "out");
    };
    // React listens passively, and a passive listener cannot keep the browser from zooming the page.
    watched?.addEventListener("wheel", onWheel, { passive: false });
    return () => watched?.removeEventListener("wheel", onWheel);
  }, [element]);
}
