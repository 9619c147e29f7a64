// Reads PDFs beside the page. What old browsers lack is made up for here too, where nothing of the page's is known.
import "@gd/web-kit/old-browsers";
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
