import { useEffect, useState } from "react";
import type { DrawnPage } from "./draw-pdf.js";
import "./pdf.css";

interface PdfPagesProps {
  /** Of the file, in this session. */
  url: string;
  fileName: string;
}

interface Shown {
  pages: readonly DrawnPage[];
  /** Null until the file is open. */
  all: number | null;
  state: "DRAWING" | "DONE" | "FAILED";
}

const NOTHING: Shown = { pages: [], all: null, state: "DRAWING" };

/** The pages of a PDF as pictures, one below the other, which every browser shows; what cannot be drawn is left to the file itself. */
export function PdfPages({ url, fileName }: PdfPagesProps) {
  const { pages, all, state } = useDrawnPages(url);
  return (
    <div className="pdf">
      {pages.map((page, index) => (
        <img
          key={page.url}
          src={page.url}
          width={page.width}
          height={page.height}
          className="pdf-page"
          alt={`${fileName} 第 ${index + 1} 页，共 ${all} 页`}
        />
      ))}
      <p className="pdf-state" role="status">
        {whereItStands(pages.length, all, state)}
      </p>
    </div>
  );
}

function whereItStands(drawn: number, all: number | null, state: Shown["state"]): string {
  if (state === "DRAWING")
    return all === null ? "正在打开 PDF…" : `正在显示第 ${drawn + 1} 页，共 ${all} 页…`;
  if (state === "FAILED")
    return drawn === 0 ? "该 PDF 无法在此显示，请下载后查看。" : "其余页面无法在此显示，请下载后查看。";
  return all !== null && drawn < all
    ? `仅显示前 ${drawn} 页，共 ${all} 页，请下载后查看全部。`
    : `共 ${all} 页`;
}

function useDrawnPages(url: string): Shown {
  const [shown, setShown] = useState(NOTHING);
  useEffect(() => {
    const leaving = new AbortController();
    const urls: string[] = [];
    setShown(NOTHING);
    const show = async () => {
      const answer = await fetch(url, { credentials: "same-origin", signal: leaving.signal });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const { drawPdf } = await import("./draw-pdf.js");
      const pdf = await drawPdf(bytes);
      const close = () => void pdf.close().catch(() => undefined);
      if (leaving.signal.aborted) return close();
      leaving.signal.addEventListener("abort", close);
      setShown((before) => ({ ...before, all: pdf.pages }));
      for await (const page of pdf.drawn) {
        urls.push(page.url);
        if (leaving.signal.aborted) break;
        setShown((before) => ({ ...before, pages: [...before.pages, page] }));
      }
    };
    const end = (state: Shown["state"]) => {
      if (leaving.signal.aborted) forget();
      else setShown((before) => ({ ...before, state }));
    };
    const forget = () => {
      for (const address of urls) URL.revokeObjectURL(address);
    };
    show().then(
      () => end("DONE"),
      () => end("FAILED"),
    );
    return () => {
      leaving.abort();
      forget();
    };
  }, [url]);
  return shown;
}
