// Loaded when a PDF is looked at, never before: the reader weighs more than the app.
import "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import PdfWorker from "./pdf-worker.ts?worker";

declare global {
  /** Set by pdf.js, which is not there until it is kept. */
  var pdfjsLibPromise: Promise<typeof import("pdfjs-dist/legacy/build/pdf.mjs")>;
}

/** A page as a picture; `url` is to be revoked by who shows it. */
export interface DrawnPage {
  url: string;
  width: number;
  height: number;
}

export interface DrawnPdf {
  /** Of the document; more than are drawn where it is very long. */
  pages: number;
  /** One page after the other, as they are asked for. */
  drawn: AsyncGenerator<DrawnPage, void, void>;
  close(): Promise<void>;
}

/** So that a page can be enlarged and stays sharp. */
const WIDTH = 1_240;
const QUALITY = 0.85;
/** The rest of a longer one is read in the file itself. */
const MOST_PAGES = 50;

/** Tables by which texts in Chinese are read that bring no font, and the fonts that every reader of PDFs has. */
const CMAPS = addressesOf(
  import.meta.glob<string>("/../node_modules/pdfjs-dist/cmaps/*.bcmap", {
    query: "?url&no-inline",
    import: "default",
    eager: true,
  }),
);
const FONTS = addressesOf(
  import.meta.glob<string>("/../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}", {
    query: "?url&no-inline",
    import: "default",
    eager: true,
  }),
);

/**
 * Opens a PDF and draws its pages one by one. Nothing in it is run: no scripts, no code made of its fonts.
 *
 * @throws what the reader says of a file that it cannot read.
 */
export async function drawPdf(bytes: Uint8Array): Promise<DrawnPdf> {
  const { getDocument, PDFWorker } = await globalThis.pdfjsLibPromise;
  // One for each document: a shared one takes no second before the first is gone.
  const port = new PdfWorker();
  // Its types know of no port.
  const worker = new PDFWorker({ port: port as unknown as null });
  const opening = getDocument({
    data: bytes,
    worker,
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    CMapReaderFactory: CMapReader,
    StandardFontDataFactory: FontReader,
  });
  const close = async () => {
    await opening.destroy();
    worker.destroy();
    port.terminate();
  };
  const pdf = await opening.promise.catch(async (error: unknown) => {
    await close();
    throw error;
  });
  async function* drawn() {
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
      yield await draw(await pdf.getPage(number));
    }
  }
  return { pages: pdf.numPages, drawn: drawn(), close };
}

async function draw(page: PDFPageProxy): Promise<DrawnPage> {
  const { width } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: WIDTH / width });
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  const canvasContext = canvas.getContext("2d", { alpha: false });
  if (!canvasContext) throw new Error("No canvas");
  await page.render({ canvasContext, viewport }).promise;
  page.cleanup();
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  const drawn = { width: canvas.width, height: canvas.height };
  // Old Safari keeps a canvas's memory until it is small.
  canvas.width = 0;
  canvas.height = 0;
  if (!picture) throw new Error("No picture");
  return { url: URL.createObjectURL(picture), ...drawn };
}

/** What pdf.js asks for by name. */
class CMapReader {
  async fetch({ name }: { name: string }): Promise<{ cMapData: Uint8Array; compressionType: number }> {
    return { cMapData: await bytesOf(CMAPS, `${name}.bcmap`), compressionType: 1 };
  }
}

class FontReader {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    return await bytesOf(FONTS, filename);
  }
}

async function bytesOf(addresses: ReadonlyMap<string, string>, name: string): Promise<Uint8Array> {
  const address = addresses.get(name);
  if (!address) throw new Error(`No ${name}`);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function addressesOf(found: Record<string, string>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(found).map(([path, address]) => [path.slice(path.lastIndexOf("/") + 1), address]),
  );
}
