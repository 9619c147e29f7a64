/** What the head of a picture says of its pixels; nothing is unpacked, and nothing of it is believed but for the order. */
export function pixelsOf(head: Buffer): number | null {
  if (head.length < 32) return null;
  const latin = (from: number, to: number) => head.toString("latin1", from, to);
  if (latin(1, 4) === "PNG") return head.readUInt32BE(16) * head.readUInt32BE(20);
  if (latin(8, 12) === "WEBP") return webpPixels(head, latin(12, 16));
  return head[0] === 0xff && head[1] === 0xd8 ? jpegPixels(head) : null;
}

function webpPixels(head: Buffer, kind: string): number | null {
  if (kind === "VP8X") return (head.readUIntLE(24, 3) + 1) * (head.readUIntLE(27, 3) + 1);
  if (kind === "VP8 ") return (head.readUInt16LE(26) & 0x3fff) * (head.readUInt16LE(28) & 0x3fff);
  if (kind !== "VP8L") return null;
  const bits = head.readUInt32LE(21);
  return ((bits & 0x3fff) + 1) * (((bits >> 14) & 0x3fff) + 1);
}

/** The first frame's, if it stands in the head and is baseline: a progressive one costs more than its pixels say. */
function jpegPixels(head: Buffer): number | null {
  for (let at = 2; at + 9 <= head.length; at += 2 + head.readUInt16BE(at + 2)) {
    if (head[at] !== 0xff) return null;
    const code = head[at + 1] ?? 0;
    if (code === 0xc0 || code === 0xc1) return head.readUInt16BE(at + 5) * head.readUInt16BE(at + 7);
    if (code >= 0xc2 && code <= 0xcf && code !== 0xc4) return null;
  }
  return null;
}
