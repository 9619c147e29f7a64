import { useState } from "react";
import { inWeChat, OPEN_IN_BROWSER } from "../app/in-wechat.js";
import { Notice } from "../ui/notice.js";
import "./document.css";

interface PaperProps {
  title: string;
  /** Of the PDF. */
  url: string;
  /** To save it under its name. */
  downloadUrl: string;
  /** The pages are there to be read. */
  onShown?: () => void;
}

/** A document of ours as a picture of its pages, which every browser shows, with the way to the PDF. */
export function Paper({ title, url, downloadUrl, onShown }: PaperProps) {
  const [failed, setFailed] = useState(false);
  if (failed) return <Notice title="页面图片加载失败" text="请检查网络后返回重试。" />;
  return (
    <>
      <div className="paper-ways">
        {inWeChat && <p className="warning">{OPEN_IN_BROWSER}</p>}
        <a className="link-button link-button-primary" href={downloadUrl} download>
          下载 PDF
        </a>
      </div>
      <img
        className="paper"
        src={`${url}/pages`}
        alt={`${title}的页面`}
        onLoad={onShown}
        onError={() => setFailed(true)}
      />
    </>
  );
}
