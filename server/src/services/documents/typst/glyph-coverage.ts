/** True when a font has a glyph for a Unicode code point. */
export type GlyphCoverage = (codePoint: number) => boolean;

interface Range {
  readonly first: number;
  readonly last: number;
}

/**
 * Reads from a TrueType or OpenType file which characters it can draw (its `cmap` table, formats 4 and 12),
 * so that a character no font has is found before it is printed as an empty box.
 */
export function glyphCoverage(font: Buffer): GlyphCoverage {
  const ranges = merged(cmapRanges(font));
  return (codePoint) => {
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (range === undefined) return false;
      if (codePoint < range.first) high = middle - 1;
      else if (codePoint > range.last) low = middle + 1;
      else return true;
    }
    return false;
  };
}

function cmapRanges(font: Buffer): Range[] {
  const cmap = tableOffset(font, "cmap");
  const ranges: Range[] = [];
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) ranges.push(...segmentRanges(font, subtable));
    if (format === 12) ranges.push(...groupRanges(font, subtable));
  }
  return ranges;
}

function tableOffset(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const record = 12 + index * 16;
    if (font.toString("latin1", record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no ${tag} table`);
}

/** Format 4: segments of the Basic Multilingual Plane; single code points may still map to no glyph. */
function segmentRanges(font: Buffer, subtable: number): Range[] {
  const doubledCount = font.readUInt16BE(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + doubledCount + 2;
  const deltas = starts + doubledCount;
  const offsets = deltas + doubledCount;
  const ranges: Range[] = [];
  for (let at = 0; at < doubledCount; at += 2) {
    const last = font.readUInt16BE(ends + at);
    const offset = font.readUInt16BE(offsets + at);
    for (let code = font.readUInt16BE(starts + at); code <= last && code < 0xffff; code++) {
      const delta = font.readUInt16BE(deltas + at);
      const listed = offsets + at + offset + (code - font.readUInt16BE(starts + at)) * 2;
      const glyph = offset === 0 ? (code + delta) & 0xffff : font.readUInt16BE(listed);
      if (glyph !== 0) ranges.push({ first: code, last: code });
    }
  }
  return ranges;
}

/** Format 12: groups over all planes. */
function groupRanges(font: Buffer, subtable: number): Range[] {
  return Array.from({ length: font.readUInt32BE(subtable + 12) }, (_, index) => {
    const group = subtable + 16 + index * 12;
    return { first: font.readUInt32BE(group), last: font.readUInt32BE(group + 4) };
  });
}

function merged(ranges: Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.first - b.first)) {
    const previous = result.at(-1);
    if (previous !== undefined && range.first <= previous.last + 1) {
      result[result.length - 1] = { first: previous.first, last: Math.max(previous.last, range.last) };
    } else {
      result.push(range);
    }
  }
  return result;
}
