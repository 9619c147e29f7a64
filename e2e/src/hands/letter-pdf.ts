/** 录取通知书 in GBK. */
const TITLE = "C2BCC8A1CDA8D6AACAE9";

/**
 * A letter of two pages as office programs of old write it: in Chinese, with a font that the reader must have; the second
 * page is a grey square.
 */
export function letterPdf(): Buffer {
  const page = (content: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 7 0 R >> >> >>`;
  const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
    page(5),
    page(6),
    stream(`BT /F1 60 Tf 120 700 Td <${TITLE}> Tj ET`),
    stream("0.5 g 100 100 400 400 re f"),
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [8 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 9 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** Runs in the page: how much of each page shown is not white. */
export function inkOfPages(): number[] {
  return [...document.querySelectorAll<HTMLImageElement>(".pdf-page")].map((picture) => {
    const canvas = document.createElement("canvas");
    canvas.width = 60;
    canvas.height = 85;
    const pen = canvas.getContext("2d");
    if (!pen) return 0;
    pen.drawImage(picture, 0, 0, 60, 85);
    const { data } = pen.getImageData(0, 0, 60, 85);
    return data.filter((value, place) => place % 4 === 0 && value < 200).length;
  });
}
